/** Sums of the headcount sections of the organisations of an area. */
export interface StaffTotals {
  readonly headcount: number
  readonly vacancies: number
  readonly starters: number
  readonly leavers: number
}

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((10_000 * part) / whole) / 100)

/** Vacant posts in per cent of all posts: those filled (by head) and those vacant. `null` without a post. */
export const vacancyRate = ({ headcount, vacancies }: StaffTotals): number | null => percent(vacancies, headcount + vacancies)

/** The posts that the vacancy rate is of. */
export const posts = ({ headcount, vacancies }: StaffTotals): number => headcount + vacancies

/** Mean of the headcount at the beginning and the end of the quarter, the beginning worked out from who came and went. */
export const meanStaff = ({ headcount, starters, leavers }: StaffTotals): number => headcount + (leavers - starters) / 2

/** Leavers of the quarter times four, in per cent of the mean headcount: what a year of such quarters would be. `null` without staff. */
export const turnover = (totals: StaffTotals): number | null => percent(totals.leavers * 4, meanStaff(totals))
