import { findProblems, MAX_LINES, sizesOf, withoutExempt } from './find-problems.mjs'

const rulesOf = (file: string, text: string) => findProblems(new Map([[file, text]])).map(({ rule }) => rule)
const service = 'libs/cohorts/src/application/a.service.ts'

/** rule → file → text that breaks it. Put together so that this file does not break them itself. */
const plants: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no-any', service, 'export const a = (b: any) => b'],
  ['no-any', 'libs/cohorts/src/domain/a.spec.ts', 'const a = 1 as unknown as any[]'],
  ['no-forward-ref', service, 'export const a = forwardRef(() => B)'],
  ['named-exports', service, 'export default class A {}'],
  ['environment-in-config', service, `export const a = process.env['A']`],
  ['environment-in-config', 'apps/ops/src/a.ts', 'export const { A } = process.env'],
  ['time-from-a-clock', service, 'export const a = new Date()'],
  ['time-from-a-clock', service, 'export const a = Date.now()'],
  ['time-from-a-clock', service, 'export const a = [1].map(Date.now)'],
  ['time-from-a-clock', service, 'export const a = Temporal.Now.instant()'],
  ['no-only-no-skip', 'libs/cohorts/src/domain/a.spec.ts', `it.only('x', () => undefined)`],
  ['no-only-no-skip', 'test/e2e/a.e2e-spec.ts', `xdescribe('x', () => undefined)`],
  ['no-cascade', 'libs/cohorts/src/data/a.entity.ts', 'const a = { cascade: true }'],
  ['no-cascade', 'libs/platform/src/database/a.ts', `const a = { synchronize: flag }`],
  ['sql-under-data', service, `const a = 'select id from cohorts.run'`],
  ['sql-under-data', service, 'const a = `insert into cohorts.run (id) values (${b})`'],
  ['sql-under-data', 'libs/cohorts/src/graphql/a.resolver.ts', 'const a = `\n  with x as (select 1)\n select * from x`'],
  ['own-tables-only', 'libs/cohorts/src/data/a.queries.ts', `const a = 'select 1 from cohorts.run r join directory.person p on true'`],
  ['own-tables-only', 'libs/cohorts/src/data/migrations/1-a.ts', 'const a = `ALTER TABLE "cohorts"."run" ADD FOREIGN KEY ("a") REFERENCES "directory"."person"("id")`'],
  ['read-models-only-read', 'libs/read-models/src/data/a.queries.ts', `const a = 'update cohorts.run set name = $1'`],
  ['role-suffix', 'libs/cohorts/src/data/runs.ts', `@Entity() export class A {}`],
  ['role-suffix', 'libs/cohorts/src/graphql/runs.ts', `@Resolver() export class A {}`],
  ['role-suffix', 'libs/cohorts/src/jobs/runs.ts', `@HandlesJob(x) export class A {}`],
  ['few-dependencies', service, '@Injectable() export class A { constructor(a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H) {} }'],
  ['no-ts-ignore', service, `// @ts-${'ignore'}\nexport const a = 1`],
  ['no-ts-ignore', service, `// @ts-${'expect-error'} because\nexport const a = 1`],
  ['file-size', service, 'export const a = 1\n'.repeat(MAX_LINES + 1)],
  ['kebab-case', 'libs/cohorts/src/domain/decideEnrolment.ts', ''],
  ['no-machine-paths', 'README.md', `Look in ${'/'}work/main.`],
  ['lock-without-hosts', 'package-lock.json', `"resolved": "${'https'}://example.org/a.tgz"`],
]

describe('the structure rules', () => {
  it.each(plants)('%s in %s', (rule, file, text) => {
    expect(rulesOf(file, text)).toEqual([rule])
  })

  it.each([
    [service, 'export class A { constructor(a: A, b: B, c: C, d: D, e: E, f: F, g: G) {} }\nconst d = new Date(0)\nconst t = "Select a person from the list"'],
    ['libs/cohorts/src/data/a.queries.ts', `const a = 'select r.id from cohorts.run r join cohorts.session s on true'`],
    ['libs/read-models/src/data/a.queries.ts', `const a = 'select 1 from cohorts.run join directory.person on true'`],
    ['libs/platform/src/config/a.ts', 'export const a = process.env'],
    ['libs/platform/src/clock/a.ts', 'export const a = new Date()'],
    ['libs/cohorts/src/data/a.int-spec.ts', `const a = 'select 1 from directory.person'; const b = new Date()`],
  ])('%s may hold what it holds', (file, text) => {
    expect(rulesOf(file, text)).toEqual([])
  })

  it('takes an exemption with its reason, and reports one that excuses nothing', () => {
    const problems = findProblems(new Map([[service, 'export const a = Date.now()']]))
    const exemption = { rule: 'time-from-a-clock', file: service, reason: 'a test of exemptions' }
    expect(withoutExempt(problems, [exemption])).toEqual([])
    expect(withoutExempt([], [exemption])).toMatchObject([{ rule: 'stale-exemption', file: service }])
  })

  it('measures what people write: no tests, no migrations, nothing generated', () => {
    const of = (lines: number) => 'x\n'.repeat(lines)
    expect(sizesOf(new Map([['libs/a/src/b.ts', of(10)], ['libs/a/src/c.ts', of(30)], ['libs/a/src/d.ts', of(50)], ['libs/a/src/b.spec.ts', of(900)], ['libs/a/src/data/migrations/1-x.ts', of(900)]])))
      .toEqual({ files: 3, median: 30, p90: 50 })
  })
})
