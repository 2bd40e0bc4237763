import type { Quarter } from '#kernel'
import type { HeadcountLine } from './section-lines.js'

/** Names by key. */
export type Names = ReadonlyMap<string, string>

/** The quarter after, when a return of it counts already: it began with what this return ends with. */
export interface FollowingQuarter {
  readonly quarter: Quarter
  /** Who came and who left in it, by role and grade. */
  readonly moves: ReadonlyMap<string, Pick<HeadcountLine, 'starters' | 'leavers'>>
}

/** What the lines of a return are read against: the versions of the framework and the lists that the return was begun with. */
export interface ReturnContext {
  readonly roles: ReadonlyMap<string, { readonly name: string; readonly family: string }>
  readonly families: Names
  readonly skills: Names
  readonly levels: Names
  readonly grades: Names
  readonly characteristics: ReadonlyMap<string, { readonly name: string; readonly categories: Names }>
  /** Headcount by role and grade at the end of the quarter before, when that was returned. */
  readonly opening: ReadonlyMap<string, number> | undefined
  /** The quarter after, when it was returned before this one or this one is corrected. */
  readonly following: FollowingQuarter | undefined
  /** The headcount section of the same return, when it has been filled in. */
  readonly headcount: readonly HeadcountLine[] | undefined
}

/** Keys joined to one: keys have no slash. */
export const joined = (...keys: readonly string[]): string => keys.join('/')

/** Headcount by role, over all grades. */
export function staffByRole(lines: readonly HeadcountLine[]): ReadonlyMap<string, number> {
  const staff = new Map<string, number>()
  for (const { role, headcount } of lines) staff.set(role, (staff.get(role) ?? 0) + headcount)
  return staff
}

/** Headcount by role family and grade. */
export function staffByGroup(lines: readonly HeadcountLine[]): ReadonlyMap<string, number> {
  const staff = new Map<string, number>()
  for (const { family, grade, headcount } of lines) staff.set(joined(family, grade), (staff.get(joined(family, grade)) ?? 0) + headcount)
  return staff
}
