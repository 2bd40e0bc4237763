import { problem, type Problem } from '../sections/problem.js'
import { missingCharacteristics } from '../sections/read-diversity.js'
import { missedByNext } from '../sections/read-headcount.js'
import { joined, type ReturnContext } from '../sections/return-context.js'
import { type HeadcountLine, type ReturnContent, type Section, SECTIONS } from '../sections/section-lines.js'
import { isDone, type SavedSection } from '../sections/section-state.js'
import { SECTION_FORMATS } from '../sections/section-formats.js'

export interface SectionProblem extends Problem {
  readonly section: Section
}

const TITLES: Readonly<Record<Section, string>> = { headcount: 'Headcount', diversity: 'Diversity', skills: 'Skills', outlook: 'Outlook' }

/**
 * Everything that stands in the way of submitting a return: sections not done, and figures that were possible when they were saved but
 * no longer are, because another section or the return of the quarter before or after has changed since.
 */
export function checkReturn(content: ReturnContent, saved: readonly SavedSection[], context: ReturnContext): readonly SectionProblem[] {
  const open = SECTIONS.filter((section) => !isDone(saved.find((one) => one.section === section)))
    .map((section): SectionProblem => ({ section, ...problem('', 'SECTION_OPEN', `${TITLES[section]} has not been filled in. Enter its figures, or say that there is nothing to return.`) }))
  const full: ReturnContext = { ...context, headcount: content.headcount }
  return [
    ...open, ...recheckHeadcount(content, full), ...leftOut(content, full), ...checkSkills(content, full),
    ...(open.some(({ section }) => section === 'diversity') ? [] : checkDiversity(content, full)),
  ]
}

/** The return before may have been corrected since the section was saved. */
function recheckHeadcount({ headcount }: ReturnContent, context: ReturnContext): SectionProblem[] {
  const { read, cells, columns } = SECTION_FORMATS.headcount
  return headcount.flatMap((line) => {
    const row = Object.fromEntries(cells(line).map((cell, index) => [columns[index] ?? '', String(cell)]))
    const again = read(row, context)
    return again.ok ? [] : again.error.map((one): SectionProblem => ({ ...one, section: 'headcount', message: `${line.role}, ${line.grade}: ${one.message}` }))
  })
}

/** Roles and grades without a line have nobody, and nobody could leave them in the quarter after. */
function leftOut({ headcount }: ReturnContent, { following }: ReturnContext): SectionProblem[] {
  const here = closingHeadcount({ headcount })
  return [...(following?.moves.keys() ?? [])].filter((key) => !here.has(key)).flatMap((key) => {
    const missed = missedByNext(0, key, following)
    return missed === undefined ? [] : [{ section: 'headcount', ...problem('role', 'NEXT_LEAVERS_ABOVE_HEADCOUNT', `${key.replace('/', ', ')} is not in this return. ${missed}`) }]
  })
}

function checkSkills({ skills }: ReturnContent, context: ReturnContext): SectionProblem[] {
  const problems = SECTION_FORMATS.skills.together?.(skills.map((value) => ({ line: 0, value })), context) ?? []
  return problems.map(({ line: _, ...one }): SectionProblem => ({ ...one, section: 'skills' }))
}

function checkDiversity({ diversity }: ReturnContent, context: ReturnContext): SectionProblem[] {
  const sums = SECTION_FORMATS.diversity.together?.(diversity.map((value) => ({ line: 0, value })), context) ?? []
  const problems = [...sums.map(({ line: _, ...one }) => one), ...missingCharacteristics(diversity, context)]
  return problems.map((one): SectionProblem => ({ ...one, section: 'diversity' }))
}

/** The whole of one characteristic, for a summary: how many of how many are not known. */
export function unknownShare(content: Pick<ReturnContent, 'diversity'>, characteristic: string): { readonly unknown: number; readonly all: number } {
  let [unknown, all] = [0, 0]
  for (const { category, count, characteristic: of } of content.diversity) {
    if (of !== characteristic) continue
    all += count
    if (category === 'not_known') unknown += count
  }
  return { unknown, all }
}

/** Headcount by role and grade, as the next quarter begins with it. */
export const closingHeadcount = (content: Pick<ReturnContent, 'headcount'>): ReadonlyMap<string, number> =>
  new Map(content.headcount.map(({ role, grade, headcount }) => [joined(role, grade), headcount]))

/** Who came and left by role and grade, as the quarter before is held against it. */
export const movesOf = (content: Pick<ReturnContent, 'headcount'>): ReadonlyMap<string, Pick<HeadcountLine, 'starters' | 'leavers'>> =>
  new Map(content.headcount.map(({ role, grade, starters, leavers }) => [joined(role, grade), { starters, leavers }]))
