import type { Problem } from './problem.js'
import type { Result } from '#kernel'
import { type FollowingQuarter, joined, type ReturnContext } from './return-context.js'
import { type RawRow, RowCells } from './row-cells.js'
import type { HeadcountLine } from './section-lines.js'

export const HEADCOUNT_COLUMNS = ['role', 'grade', 'headcount', 'fte', 'vacancies', 'starters', 'leavers'] as const

/**
 * One line of the headcount section. Impossible figures are refused: nobody can have left who was not there, nobody can have started
 * who is neither there nor has left, a head is at most one full-time equivalent, and of those who are there at the end at least as many
 * as left in the quarter after, where that was returned already. Somebody who changed role or grade within the
 * organisation counts as a leaver of the one and a starter of the other.
 */
export function readHeadcount(row: RawRow, context: Pick<ReturnContext, 'roles' | 'grades' | 'opening' | 'following'>): Result<HeadcountLine, readonly Problem[]> {
  const cells = new RowCells(row)
  const role = cells.key('role', context.roles, 'role')
  const grade = cells.key('grade', context.grades, 'grade')
  const [headcount, fte, vacancies] = [cells.whole('headcount'), cells.hundredths('fte'), cells.whole('vacancies')]
  const [starters, leavers] = [cells.whole('starters'), cells.whole('leavers')]
  if (cells.sound) {
    if (fte > headcount * 100) cells.refuse('fte', 'FTE_ABOVE_HEADCOUNT', `${fte / 100} full-time equivalents are more than ${headcount} people can make. Check the two figures.`)
    if (starters > headcount + leavers) cells.refuse('starters', 'STARTERS_ABOVE_HEADCOUNT', `${starters} started, but only ${headcount} are there and ${leavers} left. Check the three figures.`)
    checkLeavers(cells, { headcount, starters, leavers }, context.opening === undefined ? undefined : (context.opening.get(joined(role, grade)) ?? 0))
    const missed = missedByNext(headcount, joined(role, grade), context.following)
    if (missed !== undefined) cells.refuse('headcount', 'NEXT_LEAVERS_ABOVE_HEADCOUNT', missed)
  }
  return cells.finish({ role, family: context.roles.get(role)?.family ?? '', grade, headcount, fte, vacancies, starters, leavers })
}

/** Who could leave: those who were there when the quarter began, and those who started in it. Without a return before, those who are there stand for the first. */
function checkLeavers(cells: RowCells, { headcount, starters, leavers }: Pick<HeadcountLine, 'headcount' | 'starters' | 'leavers'>, opening: number | undefined): void {
  if (leavers <= (opening ?? headcount) + starters) return
  cells.refuse('leavers', 'LEAVERS_ABOVE_HEADCOUNT', opening === undefined
    ? `${leavers} left, which is more than the headcount of ${headcount} and the ${starters} who started. If it is true, make the return of the quarter before first, so that the headcount it began with is known.`
    : `${leavers} left, but there were only ${opening} at the end of the quarter before and ${starters} started. Count people who came from another role or grade as starters, or correct the return before.`)
}

/** In words, how more people left in the quarter after than this headcount and its starters make; `undefined` where they do not, or it was not returned. */
export function missedByNext(headcount: number, roleAndGrade: string, following: FollowingQuarter | undefined): string | undefined {
  const { starters, leavers } = following?.moves.get(roleAndGrade) ?? { starters: 0, leavers: 0 }
  if (following === undefined || leavers <= headcount + starters) return undefined
  return `In ${following.quarter}, which was returned already, ${leavers} left and ${starters} started: at the end of this quarter at least ${leavers - starters} must have been there, not ${headcount}. Check the headcount, or correct ${following.quarter} first.`
}
