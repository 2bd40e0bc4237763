import type { ReturnFigures } from './load-return.js'
import type { Section } from './words.js'

/** One row of a page's table: its key in names of inputs, and the cells that it always has. */
export interface GridRow {
  readonly key: string
  readonly label: string
  readonly fixed: Readonly<Record<string, string>>
}

export interface GridGroup {
  readonly heading?: string
  readonly rows: readonly GridRow[]
}

export interface Grid {
  readonly columns: readonly { readonly name: string; readonly label: string; readonly hint?: string }[]
  readonly groups: readonly GridGroup[]
}

const count = (name: string, label: string) => ({ name, label })

/** The table that one page of a section is. The outlook has a form of its own. @param everySkill all skills of the framework in place of those that the role needs */
export function gridOf(section: Exclude<Section, 'outlook'>, scope: string, { lists, skills }: Pick<ReturnFigures, 'lists' | 'skills'>, everySkill = false): Grid {
  const [first = '', grade = ''] = scope.split('/')
  if (section === 'headcount') {
    return {
      columns: [count('headcount', 'Headcount'), count('fte', 'Full-time equivalents'), count('vacancies', 'Vacancies'), count('starters', 'Starters'), count('leavers', 'Leavers')],
      groups: [{ rows: lists.grades.map(({ key, name }) => ({ key, label: name, fixed: { role: scope, grade: key } })) }],
    }
  }
  if (section === 'diversity') {
    return {
      columns: [count('count', 'People')],
      groups: lists.characteristics.map(({ key, name, categories }) => ({
        heading: name, rows: categories.map((category) => ({ key: `${key}_${category.key}`, label: category.name, fixed: { family: first, grade, characteristic: key, category: category.key } })),
      })),
    }
  }
  return {
    columns: [count('needed_now', 'Needed now'), count('needed_in_three_years', 'Needed in three years'), count('supply', 'There now')],
    groups: (everySkill ? lists.skills : skillsOfRole({ lists, skills }, scope)).map((skill) => ({ heading: skill.name, rows: lists.levels.map((level) => ({ key: `${skill.key}_${level.key}`, label: level.name, fixed: { role: scope, skill: skill.key, level: level.key } })) })),
  }
}

/** The skills that the framework asks of a role, and those that have figures already; every skill where that is none. */
export function skillsOfRole({ lists, skills }: Pick<ReturnFigures, 'lists' | 'skills'>, role: string): ReturnFigures['lists']['skills'] {
  const wanted = new Set([...lists.requirements.filter(({ roleKey }) => roleKey === role).map(({ skillKey }) => skillKey), ...skills.filter((line) => line.role === role).map(({ skill }) => skill)])
  return wanted.size === 0 ? lists.skills : lists.skills.filter(({ key }) => wanted.has(key))
}

export const inputName = (row: string, column: string): string => `cell.${row}.${column}`

/** The figures that a page has, by the names of its inputs. */
export function gridValues(section: Exclude<Section, 'outlook'>, scope: string, row: ReturnFigures): Readonly<Record<string, string>> {
  const cells: [string, string, number][] = []
  if (section === 'headcount') {
    for (const line of row.headcount.filter(({ role }) => role === scope)) {
      cells.push([line.grade, 'headcount', line.headcount], [line.grade, 'fte', line.fte / 100], [line.grade, 'vacancies', line.vacancies], [line.grade, 'starters', line.starters], [line.grade, 'leavers', line.leavers])
    }
  } else if (section === 'diversity') {
    for (const line of row.diversity.filter(({ family, grade }) => `${family}/${grade}` === scope)) cells.push([`${line.characteristic}_${line.category}`, 'count', line.count])
  } else {
    for (const line of row.skills.filter(({ role }) => role === scope)) {
      const key = `${line.skill}_${line.level}`
      cells.push([key, 'needed_now', line.neededNow], [key, 'needed_in_three_years', line.neededInThreeYears], [key, 'supply', line.supply])
    }
  }
  return Object.fromEntries(cells.map(([key, column, value]) => [inputName(key, column), String(value)]))
}

export interface FilledRow {
  readonly key: string
  readonly cells: readonly { readonly column: string; readonly value: string }[]
}

/**
 * The rows of a page that somebody filled in: those with nothing in them are left out, an empty cell beside a filled one is nobody. Of a
 * characteristic (a group) one filled row is enough to send all of it.
 */
export function filledRows({ columns, groups }: Grid, body: Readonly<Record<string, unknown>>, wholeGroups: boolean): readonly FilledRow[] {
  const typed = (row: GridRow, column: string): string => {
    const value = body[inputName(row.key, column)]
    return typeof value === 'string' ? value.trim() : ''
  }
  const isFilled = (row: GridRow): boolean => columns.some(({ name }) => typed(row, name) !== '')
  return groups.flatMap(({ rows }) => (wholeGroups ? (rows.some(isFilled) ? rows : []) : rows.filter(isFilled))).map((row) => ({
    key: row.key,
    cells: [...Object.entries(row.fixed), ...columns.map(({ name }) => [name, typed(row, name) || '0'] as const)].map(([column, value]) => ({ column, value })),
  }))
}

/** Points errors of the API (`rows.2.leavers`) at the inputs that they are about. */
export function errorsInGrid(rows: readonly FilledRow[], userErrors: readonly { readonly field: string; readonly message: string }[]): readonly { readonly field: string | null; readonly message: string }[] {
  return userErrors.map(({ field, message }) => {
    const [, index = '', column = ''] = /^rows\.(\d+)(?:\.(\w+))?$/.exec(field) ?? []
    const row = rows[Number(index)]
    return { message, field: index === '' || row === undefined || column === '' ? null : inputName(row.key, column) }
  })
}
