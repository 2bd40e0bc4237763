import { err, ok, type Result } from '#kernel'
import { problem, type Problem } from './sections/problem.js'

export const REFERENCE_KINDS = ['grades', 'characteristics'] as const
export type ReferenceKind = (typeof REFERENCE_KINDS)[number]

export interface Entry {
  readonly key: string
  readonly name: string
}

export interface Characteristic extends Entry {
  readonly categories: readonly Entry[]
}

export interface ReferenceContent {
  readonly grades: readonly Entry[]
  readonly characteristics: readonly Characteristic[]
}

/** Every characteristic has these: nobody has to answer, and not everybody was asked. */
export const NO_ANSWER: readonly Entry[] = [{ key: 'prefer_not_to_say', name: 'Prefers not to say' }, { key: 'not_known', name: 'Not known' }]
/** Those of whom it is not known whether they are in a group. */
export const isUnknown = (category: string): boolean => NO_ANSWER.some(({ key }) => key === category)

const KEY = /^[a-z][a-z0-9_]{0,39}$/

function checkEntries(entries: readonly Entry[], field: string): Problem[] {
  const seen = new Set<string>()
  return entries.flatMap(({ key, name }, index): Problem[] => {
    const at = `${field}.${index}`
    if (!KEY.test(key)) return [problem(`${at}.key`, 'NOT_A_KEY', 'Write a key with small letters, digits and underscores, beginning with a letter, at most 40 characters.')]
    if (seen.has(key)) return [problem(`${at}.key`, 'DUPLICATE', `The key ${key} stands twice. Keep one.`)]
    seen.add(key)
    return name.trim() === '' || name.length > 120 ? [problem(`${at}.name`, 'NAME_LENGTH', 'Enter a name of at most 120 characters.')] : []
  })
}

/** Checks a new version of a list. Returns begun before keep the version that they were begun with. */
export function checkReference<K extends ReferenceKind>(kind: K, content: ReferenceContent[K]): Result<ReferenceContent[K], readonly Problem[]> {
  const entries: readonly (Entry & Partial<Characteristic>)[] = content
  const problems = [
    ...(entries.length === 0 || entries.length > 60 ? [problem('content', 'LIST_LENGTH', 'A list has 1 to 60 entries.')] : []), ...checkEntries(entries, 'content'),
    ...(kind === 'characteristics' ? entries.flatMap(({ key, categories = [] }, index) => [
      ...checkEntries(categories, `content.${index}.categories`),
      ...NO_ANSWER.filter((needed) => !categories.some((one) => one.key === needed.key)).map((needed) => problem(`content.${index}.categories`, 'CATEGORY_MISSING', `Add the category ${needed.key} to ${key}.`)),
    ]) : []),
  ]
  return problems.length > 0 ? err(problems) : ok(content)
}
