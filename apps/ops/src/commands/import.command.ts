import { createReadStream, existsSync } from 'node:fs'
import { basename } from 'node:path'
import { ImportFileService, ImportsModule } from '#directory'
import type { Command } from './command.js'

const KINDS = ['organisations', 'people', 'memberships'] as const
const SHOWN = 50

/** The same import as on the page, for large files and for scripts. */
export const importFile: Command = {
  name: 'import',
  usage: `import <${KINDS.join('|')}> <file.csv> [--dry-run] [--skip-bad-rows]`,
  does: 'imports a CSV file: all of it or nothing, unless bad rows are skipped; prints what is wrong by line',
  async run({ app, ctx, args, options, say }) {
    const kind = KINDS.find((known) => known === args[0])
    const file = args[1]
    if (kind === undefined || file === undefined) return 2
    if (!existsSync(file)) {
      say(`There is no file ${file}.`)
      return 1
    }
    const imports = app.select(ImportsModule).get(ImportFileService, { strict: false })
    const done = await imports.importFile(ctx, {
      kind, stream: createReadStream(file), fileName: basename(file),
      dryRun: options['dry-run'] === true, skipBadRows: options['skip-bad-rows'] === true,
    })
    say(`${done.rows} rows: ${done.created} new, ${done.updated} changed, ${done.unchanged} as they were, ${done.refused} refused. State: ${done.state}.`)
    if (done.failure) say(done.failure)
    let shown = 0
    for await (const problem of imports.problems(ctx, done.id)) {
      if (shown++ < SHOWN) say(`  line ${problem.line}${problem.column ? `, ${problem.column}` : ''}: ${problem.message} ${problem.fix}`)
    }
    if (shown > SHOWN) say(`  … and ${shown - SHOWN} more.`)
    return done.state === 'applied' || (done.state === 'checked' && done.refused === 0) ? 0 : 1
  },
}
