import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { unwrap } from '#kernel'
import type { FrameworkContent } from './framework.js'
import { compareFrameworks, compareVersions, decidePublish, parseVersion } from './framework-versions.js'
import { FRAMEWORK_COLUMNS, readFrameworkRows, writeFrameworkRows, type FrameworkRow } from './read-framework-rows.js'
import { validateFramework } from './validate-framework.js'

const small: FrameworkContent = {
  families: [{ key: 'data', name: 'Data', description: 'Work with data' }],
  levels: [
    { key: 'aware', rank: 1, name: 'Aware', description: 'Knows of it' },
    { key: 'able', rank: 2, name: 'Able', description: 'Does it' },
  ],
  skills: [{ key: 'data-ethics', name: 'Data ethics', description: 'Uses data fairly' }],
  descriptors: [{ skillKey: 'data-ethics', levelKey: 'aware', text: 'Can say why it matters' }],
  roles: [{ key: 'data-analyst', familyKey: 'data', name: 'Data analyst', purpose: 'Answers questions' }],
  requirements: [{ roleKey: 'data-analyst', skillKey: 'data-ethics', levelKey: 'able' }],
}

const asRows = (content: FrameworkContent): FrameworkRow[] => writeFrameworkRows(content).map((values, index) => ({ line: index + 2, values }))
const blank = { record: '', key: '', parent: '', level: '', name: '', text: '' }

describe('validateFramework', () => {
  it('finds nothing wrong with a sound framework', () => expect(validateFramework(small)).toEqual([]))

  it.each<[string, Partial<FrameworkContent>, object]>([
    ['no role at all', { roles: [], requirements: [] }, { code: 'EMPTY', record: 'role' }],
    ['a key with a capital', { families: [{ key: 'Data', name: 'D', description: 'd' }] }, { code: 'BAD_KEY', record: 'family', key: 'Data' }],
    ['a level twice', { levels: [...small.levels, ...small.levels.slice(0, 1)] }, { code: 'DUPLICATE', record: 'level', key: 'aware' }],
    ['a skill without a name', { skills: [{ key: 'data-ethics', name: ' ', description: 'x' }] }, { code: 'MISSING', record: 'skill', field: 'name' }],
    ['an endless text', { descriptors: [{ skillKey: 'data-ethics', levelKey: 'able', text: 'x'.repeat(2001) }] }, { code: 'TOO_LONG', field: 'text' }],
    ['a role of no family', { families: [{ key: 'design', name: 'D', description: 'd' }] }, { code: 'UNKNOWN_REFERENCE', record: 'role', field: 'family' }],
    ['a requirement twice', { requirements: [...small.requirements, ...small.requirements] }, { code: 'DUPLICATE', record: 'requirement', key: 'data-analyst/data-ethics' }],
    ['an unknown level', { requirements: [{ roleKey: 'data-analyst', skillKey: 'data-ethics', levelKey: 'divine' }] }, { code: 'UNKNOWN_REFERENCE', field: 'level' }],
    ['ranks with a gap', { levels: small.levels.map((level) => ({ ...level, rank: level.rank * 2 })) }, { code: 'BAD_RANK', record: 'level' }],
  ])('names the record and field of %s', (_, change, expected) => {
    expect(validateFramework({ ...small, ...change })).toContainEqual(expect.objectContaining({ ...expected, severity: 'error' }))
  })

  it('only warns about a role that asks for nothing and a skill that nobody needs', () => {
    const problems = validateFramework({ ...small, requirements: [] })
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning WITHOUT_REQUIREMENTS', 'warning UNUSED'])
  })
})

describe('framework files', () => {
  it('come back as they were written', () => {
    const key = fc.stringMatching(/^[a-z]{1,8}$/)
    const text = fc.stringMatching(/^[A-Za-z][A-Za-z ,.é]{0,30}$/)
    const named = fc.record({ key, name: text, description: text })
    const content = fc.record({
      families: fc.array(named),
      levels: fc.array(fc.record({ key, rank: fc.integer({ min: 1, max: 99 }), name: text, description: text })),
      skills: fc.array(named),
      descriptors: fc.array(fc.record({ skillKey: key, levelKey: key, text })),
      roles: fc.array(fc.record({ key, familyKey: key, name: text, purpose: text })),
      requirements: fc.array(fc.record({ roleKey: key, skillKey: key, levelKey: key })),
    })
    fc.assert(fc.property(content, (framework) => expect(unwrap(readFrameworkRows(asRows(framework)))).toEqual(framework)))
  })

  it.each([
    [{ record: 'rôle' }, 'record', 'UNKNOWN_RECORD'],
    [{ record: 'role', key: 'a', name: 'A', text: 'x' }, 'parent', 'MISSING'],
    [{ record: 'family', key: 'a', name: 'A', text: 'x', level: '3' }, 'level', 'NOT_USED_HERE'],
    [{ record: 'level', key: 'a', name: 'A', text: 'x', level: 'top' }, 'level', 'NOT_A_RANK'],
    [{ record: 'skill', key: 'a', name: '=cmd|calc', text: 'x' }, 'name', 'FORMULA'],
  ])('refuse %j, naming line and column %s', (values, column, code) => {
    expect(readFrameworkRows([{ line: 7, values: { ...blank, ...values } }])).toEqual({
      ok: false,
      error: [{ line: 7, column, code, message: expect.stringContaining('Line 7') as string }],
    })
  })

  it('report every faulty row at once', () => {
    const result = readFrameworkRows([2, 3, 4].map((line) => ({ line, values: { ...blank, record: 'nothing' } })))
    expect(result).toMatchObject({ ok: false, error: [{ line: 2 }, { line: 3 }, { line: 4 }] })
  })
})

describe('decidePublish', () => {
  const draft = { version: '1.1', status: 'draft' as const, content: small }
  const latest = { version: '1.0', content: small }
  const without = { ...small, skills: [], descriptors: [], requirements: [] }

  it('publishes a first version', () => expect(decidePublish(draft)).toEqual({ ok: true, value: { warnings: [] } }))

  it.each([
    ['a published version again', { ...draft, status: 'published' as const }, 'NOT_A_DRAFT'],
    ['a number that is none', { ...draft, version: 'v2' }, 'BAD_VERSION'],
    ['the number already taken', { ...draft, version: '1.0' }, 'VERSION_NOT_LATER'],
    ['an earlier number', { ...draft, version: '0.9' }, 'VERSION_NOT_LATER'],
    ['invalid content', { ...draft, content: without }, 'CONTENT_INVALID'],
    ['a skill taken away in a minor version', { ...draft, content: renamed() }, 'NEEDS_MAJOR_VERSION'],
  ])('refuses %s', (_, candidate, code) => expect(decidePublish(candidate, latest)).toMatchObject({ ok: false, error: { code } }))

  it('takes a skill away in a major version and says so', () => {
    expect(decidePublish({ ...draft, version: '2.0', content: renamed() }, latest)).toMatchObject({
      ok: true,
      value: { changes: { removedSkills: ['data-ethics'], addedSkills: ['data-fairness'], changedRoles: ['data-analyst'] } },
    })
  })

  it('orders 1.10 after 1.9', () => expect(compareVersions('1.10', '1.9')).toBeGreaterThan(0))
  it('knows no leading zeros', () => expect(parseVersion('01.2')).toBeUndefined())

  function renamed(): FrameworkContent {
    return JSON.parse(JSON.stringify(small).replaceAll('data-ethics', 'data-fairness')) as FrameworkContent
  }
})

describe('the demonstration framework', () => {
  const file = readFileSync(join(__dirname, '../../reference/demonstration-framework.csv'), 'utf8')
  const records = parse(file, { columns: true }) as FrameworkRow['values'][]
  const framework = unwrap(readFrameworkRows(records.map((values, index) => ({ line: index + 2, values }))))

  it('may be published without a warning', () => expect(decidePublish({ version: '1.0', status: 'draft', content: framework })).toEqual({ ok: true, value: { warnings: [] } }))
  it('has the columns that the reader knows', () => expect(Object.keys(records[0] ?? {})).toEqual([...FRAMEWORK_COLUMNS]))
  it('describes every skill at every level', () => expect(framework.descriptors).toHaveLength(framework.skills.length * framework.levels.length))
  it('has the size it claims', () => {
    expect([framework.families.length, framework.roles.length, framework.skills.length, framework.levels.length]).toEqual([6, 20, 30, 4])
    expect(compareFrameworks(framework, framework).changedRoles).toEqual([])
  })
})
