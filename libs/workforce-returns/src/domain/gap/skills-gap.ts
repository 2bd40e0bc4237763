import type { Interval } from '../measures/group-change.js'

/** A count that may be shown: exact where `from` and `to` are the same. */
export type Shown = Interval

export const exactly = (count: number): Shown => ({ from: count, to: count })

/** What is asked for and what is there, of one role, skill and level in one area. */
export interface SkillFigures {
  readonly role: string
  readonly skill: string
  readonly level: string
  readonly neededNow: number
  readonly neededInThreeYears: number
  readonly supply: Shown
}

export interface SkillGap extends SkillFigures {
  /** Needed now less those who are there; below 0 more are there than needed. */
  readonly gapNow: Shown
  readonly gapInThreeYears: Shown
}

const less = (needed: number, { from, to }: Shown): Shown => ({ from: needed - to, to: needed - from })

export const gapOf = (figures: SkillFigures): SkillGap => ({ ...figures, gapNow: less(figures.neededNow, figures.supply), gapInThreeYears: less(figures.neededInThreeYears, figures.supply) })

/** Largest gap in three years first; a tie goes by keys, so that a page is the same each time. */
export const byGap = (a: SkillGap, b: SkillGap): number =>
  b.gapInThreeYears.to - a.gapInThreeYears.to || compare(a.role, b.role) || compare(a.skill, b.skill) || compare(a.level, b.level)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Whether nobody can say that the gap is closed in three years. */
export const isOpen = ({ gapInThreeYears }: SkillGap): boolean => gapInThreeYears.to > 0
