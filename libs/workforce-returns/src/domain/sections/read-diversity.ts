import type { Result } from '#kernel'
import type { LineProblem, Problem } from './problem.js'
import { joined, type ReturnContext, staffByGroup } from './return-context.js'
import { type RawRow, RowCells } from './row-cells.js'
import type { DiversityLine } from './section-lines.js'

export const DIVERSITY_COLUMNS = ['family', 'grade', 'characteristic', 'category', 'count'] as const

export function readDiversity(row: RawRow, { families, grades, characteristics }: Pick<ReturnContext, 'families' | 'grades' | 'characteristics'>): Result<DiversityLine, readonly Problem[]> {
  const cells = new RowCells(row)
  const family = cells.key('family', families, 'role family')
  const grade = cells.key('grade', grades, 'grade')
  const characteristic = cells.key('characteristic', characteristics, 'characteristic')
  const categories = characteristics.get(characteristic)?.categories
  const category = categories === undefined ? '' : cells.key('category', categories, `category of ${characteristic}`)
  return cells.finish({ family, grade, characteristic, category, count: cells.whole('count') })
}

interface Group {
  readonly line: number
  readonly family: string
  readonly grade: string
  readonly characteristic: string
  sum: number
}

const groupsOf = (lines: readonly { readonly line: number; readonly value: DiversityLine }[]): readonly Group[] => {
  const groups = new Map<string, Group>()
  for (const { line, value: { family, grade, characteristic, count } } of lines) {
    const key = joined(family, grade, characteristic)
    const group = groups.get(key) ?? { line, family, grade, characteristic, sum: 0 }
    group.sum += count
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Each characteristic of a role family and grade has to add up to its headcount; before headcount is filled in nothing can be said. */
export function checkSums(lines: readonly { readonly line: number; readonly value: DiversityLine }[], { headcount }: Pick<ReturnContext, 'headcount'>): readonly LineProblem[] {
  if (headcount === undefined) return []
  const staff = staffByGroup(headcount)
  return groupsOf(lines).flatMap(({ line, family, grade, characteristic, sum }): LineProblem[] => {
    const people = staff.get(joined(family, grade)) ?? 0
    if (sum === people) return []
    return [{
      line, column: 'count', code: 'DOES_NOT_ADD_UP',
      message: `${characteristic} of ${family}, ${grade} adds up to ${sum}, but the headcount is ${people}. Count people whose answer you do not have as not_known.`,
    }]
  })
}

/** Characteristics that a role family and grade with staff does not have. */
export function missingCharacteristics(lines: readonly DiversityLine[], { headcount = [], characteristics }: Pick<ReturnContext, 'headcount' | 'characteristics'>): readonly Problem[] {
  const given = new Set(lines.map(({ family, grade, characteristic }) => joined(family, grade, characteristic)))
  return [...staffByGroup(headcount)].filter(([, people]) => people > 0).flatMap(([group]) => {
    const missing = [...characteristics.keys()].filter((characteristic) => !given.has(joined(group, characteristic)))
    return missing.length === 0 ? [] : [{ column: '', code: 'CHARACTERISTIC_MISSING', message: `${group.replace('/', ', ')} lacks ${missing.join(', ')}. Where you do not know, count everybody as not_known.` }]
  })
}
