import type { ReturnFigures } from './load-return.js'
import { CHANGES, namesOf, type Section } from './words.js'

/** One page of a section: what it is about, and what it has. */
export interface SectionPart {
  readonly scope: string
  readonly title: string
  /** Empty where nothing has been filled in. */
  readonly summary: string
}

/** A role family as one task of the skills section. */
export interface FamilyPart {
  readonly key: string
  readonly title: string
  readonly roles: readonly SectionPart[]
  readonly filledIn: number
}

/** The skills section, one role family at a time. Families without a role have nothing to fill in. */
export function familiesOf(row: ReturnFigures): readonly FamilyPart[] {
  const parts = partsOf('skills', row)
  return row.lists.families.map(({ key, name }) => {
    const roles = parts.filter(({ scope }) => row.lists.roles.some((role) => role.key === scope && role.familyKey === key))
    return { key, title: name, roles, filledIn: roles.filter(({ summary }) => summary !== '').length }
  }).filter(({ roles }) => roles.length > 0)
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)
const people = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`

/** The pages of a section, in the order of the framework. Diversity has one for each role family and grade that has staff. */
export function partsOf(section: Section, row: ReturnFigures): readonly SectionPart[] {
  const { lists } = row
  if (section === 'diversity') return diversityParts(row)
  return lists.roles.map(({ key, name }): SectionPart => {
    const title = name
    if (section === 'headcount') {
      const lines = row.headcount.filter(({ role }) => role === key)
      return { scope: key, title, summary: lines.length === 0 ? '' : `${people(sum(lines.map(({ headcount }) => headcount)))}, ${sum(lines.map(({ vacancies }) => vacancies))} vacant` }
    }
    if (section === 'skills') {
      const lines = row.skills.filter(({ role }) => role === key)
      return { scope: key, title, summary: lines.length === 0 ? '' : `${lines.length} ${lines.length === 1 ? 'skill' : 'skills'}` }
    }
    return { scope: key, title, summary: row.outlook.filter(({ role }) => role === key).map(({ change, people: concerned }) => `${CHANGES[change] ?? change}: ${people(concerned)}`).join(', ') }
  })
}

function diversityParts({ headcount, diversity, lists }: ReturnFigures): SectionPart[] {
  const [families, grades] = [namesOf(lists.families), namesOf(lists.grades)]
  const staff = new Map<string, number>()
  for (const line of headcount) staff.set(`${line.family}/${line.grade}`, (staff.get(`${line.family}/${line.grade}`) ?? 0) + line.headcount)
  const given = new Set(diversity.map(({ family, grade }) => `${family}/${grade}`))
  return [...staff].filter(([group, count]) => count > 0 || given.has(group)).map(([group, count]) => {
    const [family = '', grade = ''] = group.split('/')
    return { scope: group, title: `${families(family)}, ${grades(grade)}: ${people(count)}`, summary: given.has(group) ? 'Filled in' : '' }
  })
}
