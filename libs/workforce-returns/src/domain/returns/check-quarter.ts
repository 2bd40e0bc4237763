import { endOfQuarter, err, ok, type PlainDate, parseQuarter, type Quarter, type Result } from '#kernel'
import { problem, type Problem } from '../sections/problem.js'

/** Returns before this quarter would say nothing that the plan measures. */
export const FIRST_QUARTER = '2020-Q1' as Quarter

/** Which revisions of the quarter an organisation has already. */
export interface QuarterFacts {
  readonly hasDraft: boolean
  /** The revision that counts, when one was submitted. */
  readonly submitted: { readonly revision: number } | undefined
  readonly revisions: number
}

/**
 * Whether an organisation makes the return of a quarter: it stood at its end. One that was gone by then is answered for by its successor, one that came later has
 * nothing to return. `validTo` is the first day on which it is no more; `null` is no limit.
 */
export function decideStanding({ name, validFrom, validTo }: { readonly name: string; readonly validFrom: PlainDate | null; readonly validTo: PlainDate | null }, quarter: Quarter): Result<Quarter, readonly Problem[]> {
  const end = endOfQuarter(quarter)
  if (validTo !== null && validTo <= end) return err([problem('quarter', 'ORGANISATION_GONE', `${name} was no more at the end of ${quarter}. Its successor makes the return.`)])
  if (validFrom !== null && validFrom > end) return err([problem('quarter', 'ORGANISATION_NOT_YET', `${name} begins on ${validFrom}, after the end of ${quarter}. Choose a later quarter; what was there before returns this one.`)])
  return ok(quarter)
}

export interface NewReturn {
  readonly quarter: Quarter
  readonly revision: number
  /** Why a return that was submitted is corrected; `null` of a first revision. */
  readonly correctionReason: string | null
}

/**
 * Whether a return may be begun. A quarter is returned once it is over; a second return of a quarter is a correction, which says
 * why, and becomes the next revision.
 */
export function decideNewReturn(text: string, correctionReason: string | null | undefined, today: PlainDate, facts: QuarterFacts): Result<NewReturn, readonly Problem[]> {
  const quarter = parseQuarter(text)
  if (quarter === undefined) return err([problem('quarter', 'NOT_A_QUARTER', 'Write the quarter as year and quarter, such as 2026-Q3.')])
  if (quarter < FIRST_QUARTER) return err([problem('quarter', 'QUARTER_TOO_OLD', `Returns begin with ${FIRST_QUARTER}. Choose a later quarter.`)])
  const end = endOfQuarter(quarter)
  if (end >= today) return err([problem('quarter', 'QUARTER_NOT_OVER', `${quarter} is not over: it ends on ${end}. Make its return after that day.`)])
  if (facts.hasDraft) return err([problem('quarter', 'DRAFT_EXISTS', `A return for ${quarter} has been begun. Go on with that one.`)])
  const reason = (correctionReason ?? '').trim()
  if (facts.submitted === undefined) return ok({ quarter, revision: facts.revisions + 1, correctionReason: null })
  if (reason === '') return err([problem('correctionReason', 'QUARTER_TWICE', `A return for ${quarter} was submitted already. To correct it, say what was wrong with it: the correction becomes revision ${facts.revisions + 1}, and the former stays on record.`)])
  if (reason.length > 1_000) return err([problem('correctionReason', 'TOO_LONG', 'Shorten what was wrong to 1,000 characters or fewer.')])
  return ok({ quarter, revision: facts.revisions + 1, correctionReason: reason })
}
