import { err, ok, type Result } from '#kernel'
import { problem, type Problem } from './sections/problem.js'

export const REFERENCE_KINDS = ['grades', 'characteristics', 'timetable'] as const
export type ReferenceKind = (typeof REFERENCE_KINDS)[number]

export interface Entry {
  readonly key: string
  readonly name: string
}

export interface Characteristic extends Entry {
  readonly categories: readonly Entry[]
}

/** When returns are due. */
export interface Timetable {
  /** Days after the end of the quarter; the last of them is still in time. */
  readonly dueDays: number
}

export interface ReferenceContent {
  readonly timetable: Timetable
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

const MOST_DUE_DAYS = 80

function checkList(entries: readonly (Entry & Partial<Characteristic>)[], withCategories: boolean): readonly Problem[] {
  return [
    ...(entries.length === 0 || entries.length > 60 ? [problem('content', 'LIST_LENGTH', 'A list has 1 to 60 entries.')] : []), ...checkEntries(entries, 'content'),
    ...(withCategories ? entries.flatMap(({ key, categories = [] }, index) => [
      ...checkEntries(categories, `content.${index}.categories`),
      ...NO_ANSWER.filter((needed) => !categories.some((one) => one.key === needed.key)).map((needed) => problem(`content.${index}.categories`, 'CATEGORY_MISSING', `Add the category ${needed.key} to ${key}.`)),
    ]) : []),
  ]
}

const checkTimetable = ({ dueDays }: Timetable): readonly Problem[] =>
  Number.isInteger(dueDays) && dueDays >= 1 && dueDays <= MOST_DUE_DAYS ? [] : [problem('content.dueDays', 'NOT_A_NUMBER_OF_DAYS', `Returns are due 1 to ${MOST_DUE_DAYS} days after the quarter: before the next one ends.`)]

export type NewReference = { readonly [K in ReferenceKind]: { readonly kind: K; readonly content: ReferenceContent[K] } }[ReferenceKind]

/** Checks a new version of what returns are made with. Returns begun before keep the lists that they were begun with. */
export function checkReference(given: NewReference): Result<NewReference, readonly Problem[]> {
  const problems = given.kind === 'timetable' ? checkTimetable(given.content) : checkList(given.content, given.kind === 'characteristics')
  return problems.length > 0 ? err(problems) : ok(given)
}
