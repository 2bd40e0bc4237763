import { err, ok, type Problem, problem, type Result, transition } from '#kernel'
import { otherSide, type Side } from '../schemes/scheme-states.js'
import { MATCH_TRANSITIONS, type MatchAction, type MatchState } from './match-states.js'

/** Why somebody says no to a proposal. Only ever counted: nobody is told of one answer. */
export const DECLINE_REASONS = ['not_the_right_skills', 'no_time_now', 'know_each_other', 'too_far_away', 'work_too_closely', 'other', 'prefer_not_to_say'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

/** Basis points by which somebody comes first who lost a match through no doing of theirs, and the most that adds up to. */
export const PRIORITY_STEP = 1_000
export const PRIORITY_LIMIT = 2_000

export interface ProposalFacts {
  readonly state: MatchState
  readonly menteeAccepted: boolean
  readonly mentorAccepted: boolean
  readonly answerBy: Date
}

/** What becomes of a match, and what else the same transaction has to do. */
export interface MatchOutcome {
  readonly to: MatchState
  readonly action: MatchAction
  /** It was live and is not any more: both seats are free. */
  readonly frees: boolean
  /** Who comes first in the next round. */
  readonly first: readonly Side[]
}

const accepted = ({ menteeAccepted, mentorAccepted }: ProposalFacts, side: Side): boolean => (side === 'mentee' ? menteeAccepted : mentorAccepted)

const SETTLED = problem('PROPOSAL_SETTLED', '', 'This proposal is no longer open. Your mentoring page shows how things stand.')

/** One of the two says yes. The second yes makes a relationship of it. */
export function decideAccept(facts: ProposalFacts, side: Side, now: Date): Result<MatchOutcome, readonly Problem[]> {
  if (accepted(facts, side) && facts.state === 'accepted_by_one') return err([problem('ALREADY_ACCEPTED', '', 'You have accepted already. You will hear as soon as the other person has answered.')])
  const action = accepted(facts, otherSide(side)) ? 'agree' : 'accept'
  const next = transition(MATCH_TRANSITIONS, facts.state, action)
  if (!next.ok) return err([SETTLED])
  if (facts.answerBy <= now) return err([problem('TOO_LATE', '', 'The time for an answer has run out. You are back in the pool for the next round.')])
  return ok({ to: next.value, action, frees: false, first: [] })
}

/** One of the two says no, also after a yes as long as the other has not answered. The other comes first next time. */
export function decideDecline(facts: ProposalFacts, side: Side, reason: string): Result<MatchOutcome, readonly Problem[]> {
  const next = transition(MATCH_TRANSITIONS, facts.state, 'decline')
  if (!next.ok) return err([SETTLED])
  if (!(DECLINE_REASONS as readonly string[]).includes(reason)) return err([problem('REASON_REQUIRED', 'reason', 'Choose a reason. It is only ever counted; nobody is told what you chose.')])
  return ok({ to: next.value, action: 'decline', frees: true, first: [otherSide(side)] })
}

/** Nobody, or only one, answered in time: who did comes first. Nothing where it was answered meanwhile, or has time left. */
export function decideLapse(facts: ProposalFacts, now: Date): MatchOutcome | undefined {
  const next = transition(MATCH_TRANSITIONS, facts.state, 'lapse')
  if (!next.ok || facts.answerBy > now) return undefined
  return { to: next.value, action: 'lapse', frees: true, first: (['mentee', 'mentor'] as const).filter((side) => accepted(facts, side)) }
}

/** A proposal is taken back because one of the two is no longer there (`gone`) or, without one, because those who run the scheme do so. */
export function decideWithdraw({ state }: Pick<ProposalFacts, 'state'>, gone: Side | undefined): MatchOutcome | undefined {
  const next = transition(MATCH_TRANSITIONS, state, 'withdraw')
  if (!next.ok) return undefined
  return { to: next.value, action: 'withdraw', frees: true, first: gone === undefined ? ['mentee', 'mentor'] : [otherSide(gone)] }
}
