// npm run structure: the rules that dependency-cruiser and the linter cannot say. Exit status 1 when one is broken.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { exemptions } from './structure/exemptions.mjs'
import { findProblems, sizesOf, withoutExempt } from './structure/find-problems.mjs'

const MEDIAN = 60
const P90 = 200

const paths = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  .split('\n').filter((path) => path !== '' && existsSync(path) && !/\.(png|jpg|woff2?|ico|pdf|gz)$/.test(path))
const files = new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]))
const problems = withoutExempt(findProblems(files), exemptions)
for (const { rule, file, line, message } of problems) console.log(`${file}:${line}  ${rule}: ${message}`)
const sizes = sizesOf(files)
const tooBig = sizes.median > MEDIAN || sizes.p90 > P90
console.log(`${sizes.files} source files: median ${sizes.median} lines (at most ${MEDIAN}), 90th percentile ${sizes.p90} (at most ${P90}).`)
if (problems.length > 0) console.log(`${problems.length} problems.`)
process.exitCode = problems.length > 0 || tooBig ? 1 : 0
