import type { FrameworkContent, RecordKind } from './framework.js'

export type FrameworkProblemCode =
  | 'MISSING'
  | 'DUPLICATE'
  | 'UNKNOWN_REFERENCE'
  | 'BAD_KEY'
  | 'TOO_LONG'
  | 'EMPTY'
  | 'BAD_RANK'
  | 'WITHOUT_REQUIREMENTS'
  | 'UNUSED'

/** Something wrong with a framework, naming the record and the field, so that its author finds it. */
export interface FrameworkProblem {
  readonly code: FrameworkProblemCode
  readonly record: RecordKind
  /** The record's own key; for descriptors and requirements `first/second`. */
  readonly key: string
  readonly field: string
  readonly message: string
  /** Warnings may be published; errors may not. */
  readonly severity: 'error' | 'warning'
}

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/
const KEY_LENGTH = 60
const NAME_LENGTH = 120
const TEXT_LENGTH = 2000

/** Everything wrong with the content, errors before warnings; empty when it may be published as it stands. */
export function validateFramework(content: FrameworkContent): readonly FrameworkProblem[] {
  const problems = [...checkRecords(content), ...checkPairs(content), ...checkRanks(content), ...checkCoverage(content)]
  return problems.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

const problem = (
  severity: FrameworkProblem['severity'],
  code: FrameworkProblemCode,
  record: RecordKind,
  key: string,
  field: string,
  message: string,
): FrameworkProblem => ({ severity, code, record, key, field, message })

function* checkRecords(content: FrameworkContent): Generator<FrameworkProblem> {
  const named = [
    ['family', content.families, 'description'],
    ['level', content.levels, 'description'],
    ['skill', content.skills, 'description'],
    ['role', content.roles, 'purpose'],
  ] as const
  for (const [record, rows, textField] of named) {
    if (rows.length === 0) yield problem('error', 'EMPTY', record, '', 'key', `The framework has no ${record} at all`)
    const seen = new Set<string>()
    for (const row of rows) {
      const text = 'purpose' in row ? row.purpose : row.description
      if (!KEY.test(row.key) || row.key.length > KEY_LENGTH)
        yield problem('error', 'BAD_KEY', record, row.key, 'key', `"${row.key.slice(0, KEY_LENGTH)}" is no key: use lower-case words joined by hyphens, at most ${KEY_LENGTH} characters`)
      if (seen.has(row.key)) yield problem('error', 'DUPLICATE', record, row.key, 'key', `The ${record} "${row.key}" appears more than once`)
      seen.add(row.key)
      yield* checkText(record, row.key, 'name', row.name, NAME_LENGTH)
      yield* checkText(record, row.key, textField, text, TEXT_LENGTH)
    }
  }
  for (const { skillKey, levelKey, text } of content.descriptors) yield* checkText('descriptor', `${skillKey}/${levelKey}`, 'text', text, TEXT_LENGTH)
}

function* checkText(record: RecordKind, key: string, field: string, text: string, most: number): Generator<FrameworkProblem> {
  if (text.trim() === '') yield problem('error', 'MISSING', record, key, field, `The ${record} "${key}" needs a ${field}`)
  if (text.length > most) yield problem('error', 'TOO_LONG', record, key, field, `The ${field} of ${record} "${key}" is longer than ${most} characters`)
}

/** References of roles, descriptors and requirements, and pairs given twice. */
function* checkPairs(content: FrameworkContent): Generator<FrameworkProblem> {
  const keys = {
    family: new Set(content.families.map(({ key }) => key)),
    level: new Set(content.levels.map(({ key }) => key)),
    skill: new Set(content.skills.map(({ key }) => key)),
    role: new Set(content.roles.map(({ key }) => key)),
  }
  const missing = (record: RecordKind, key: string, target: keyof typeof keys, value: string): FrameworkProblem[] =>
    keys[target].has(value) ? [] : [problem('error', 'UNKNOWN_REFERENCE', record, key, target, `The ${record} "${key}" names the ${target} "${value}", which is not in the framework`)]

  for (const { key, familyKey } of content.roles) yield* missing('role', key, 'family', familyKey)
  const pairs = [
    ...content.descriptors.map(({ skillKey, levelKey }) => ({ record: 'descriptor' as const, key: `${skillKey}/${levelKey}`, skillKey, levelKey, roleKey: undefined })),
    ...content.requirements.map(({ roleKey, skillKey, levelKey }) => ({ record: 'requirement' as const, key: `${roleKey}/${skillKey}`, skillKey, levelKey, roleKey })),
  ]
  const seen = new Set<string>()
  for (const { record, key, skillKey, levelKey, roleKey } of pairs) {
    if (roleKey !== undefined) yield* missing(record, key, 'role', roleKey)
    yield* missing(record, key, 'skill', skillKey)
    yield* missing(record, key, 'level', levelKey)
    const identity = `${record} ${key}`
    if (seen.has(identity)) yield problem('error', 'DUPLICATE', record, key, 'key', `The ${record} "${key}" appears more than once`)
    seen.add(identity)
  }
}

function* checkRanks({ levels }: FrameworkContent): Generator<FrameworkProblem> {
  const ranks = levels.map(({ rank }) => rank).sort((a, b) => a - b)
  if (ranks.every((rank, index) => rank === index + 1)) return
  yield problem('error', 'BAD_RANK', 'level', '', 'rank', `Levels are ranked 1, 2, 3 … without gaps or repeats; these are ranked ${ranks.join(', ')}`)
}

function* checkCoverage(content: FrameworkContent): Generator<FrameworkProblem> {
  const demanding = new Set(content.requirements.map(({ roleKey }) => roleKey))
  const demanded = new Set(content.requirements.map(({ skillKey }) => skillKey))
  const peopled = new Set(content.roles.map(({ familyKey }) => familyKey))
  for (const { key } of content.roles)
    if (!demanding.has(key)) yield problem('warning', 'WITHOUT_REQUIREMENTS', 'role', key, 'skill', `The role "${key}" asks for no skill`)
  for (const { key } of content.skills) if (!demanded.has(key)) yield problem('warning', 'UNUSED', 'skill', key, 'key', `No role asks for the skill "${key}"`)
  for (const { key } of content.families) if (!peopled.has(key)) yield problem('warning', 'UNUSED', 'family', key, 'key', `No role belongs to the family "${key}"`)
}
