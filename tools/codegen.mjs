/*
 * Checks the web application's GraphQL operations against the API's schema and writes their TypeScript.
 *   node tools/codegen.mjs           writes apps/web/src/generated/{graphql.ts,documents.json}
 *   node tools/codegen.mjs --check   only says whether they are up to date (exit status 1 when not)
 * Options for tries and tests: --schema <file> --documents <folder> --out <folder>
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { generate } from './codegen/generate.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    schema: { type: 'string', default: join(root, 'apps/api/schema.graphql') },
    documents: { type: 'string', default: join(root, 'apps/web/src') },
    out: { type: 'string', default: join(root, 'apps/web/src/generated') },
  },
})

const fail = (message) => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

if (!existsSync(values.schema)) fail(`There is no schema at ${relative(root, values.schema)}: emit it from the API first.`)
const files = readdirSync(values.documents, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.graphql'))
  .sort()
  .map((file) => ({ path: file, text: readFileSync(join(values.documents, file), 'utf8') }))

let output
try {
  output = generate(readFileSync(values.schema, 'utf8'), files)
} catch (error) {
  fail(error.message)
}
const targets = [['graphql.ts', output.code], ['documents.json', output.documents]]
const stale = targets.filter(([name, text]) => !existsSync(join(values.out, name)) || readFileSync(join(values.out, name), 'utf8') !== text)
if (values.check) {
  if (stale.length > 0) fail(`Out of date: ${stale.map(([name]) => name).join(', ')}. Run: node tools/codegen.mjs`)
} else {
  mkdirSync(values.out, { recursive: true })
  for (const [name, text] of stale) writeFileSync(join(values.out, name), text)
  process.stdout.write(`${files.length} files of operations, ${stale.length} of 2 outputs changed\n`)
}
