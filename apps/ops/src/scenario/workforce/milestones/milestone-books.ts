import type { PlainDate } from '#kernel'
import type { BookCheck } from '#read-models'
import { bookOf, type Compared } from '../book-of.js'
import { MILESTONE_TARGETS, type MilestoneTarget } from './milestone-cast.js'
import type { ClaimLife } from './verifying.js'

/** A claim as Waymark has it. */
export interface RecordedClaim {
  readonly state: string
  readonly evidence: readonly unknown[]
  /** Newest first. */
  readonly history: readonly { readonly action: string; readonly toState: string }[]
}

export interface MilestoneFacts {
  readonly asOf: PlainDate
  readonly lives: readonly ClaimLife[]
  readonly recorded: ReadonlyMap<string, RecordedClaim>
  /** Claims that two made at once, and suggestions that had to come. */
  readonly doubles: readonly Compared[]
  /** Figures of the report of that day. */
  readonly published: ReadonlyMap<MilestoneTarget, number | undefined>
}

/** Claims and published counts against who was really appointed. */
export function booksOfMilestones({ asOf, lives, recorded, doubles, published }: MilestoneFacts): readonly BookCheck[] {
  const verified = lives.filter(({ state }) => state === 'verified')
  const subjects = verified.map(({ plan: { person, target } }) => `${target}: ${person.email}`)
  return [
    bookOf('milestones: the report counts those who were verified by its day, for each target', MILESTONE_TARGETS.map((target) => {
      const truth = new Set(verified.filter(({ plan, decided }) => plan.target === target && decided !== undefined && decided.on <= asOf).map(({ plan }) => plan.person.email)).size
      return { what: `${target}: ${truth} people, ${published.get(target) ?? 'none'} published`, wrong: published.get(target) !== truth }
    })),
    bookOf('milestones: nobody who was not appointed is verified, and nobody twice for a target', [
      ...verified.map(({ plan, claimId }) => ({ what: claimId, wrong: !plan.isTrue })), ...subjects.map((subject, at) => ({ what: subject, wrong: subjects.indexOf(subject) !== at })),
    ]),
    bookOf('milestones: nobody decided about their own claim, or about themselves', lives.filter(({ decided }) => decided !== undefined).map(({ claimId, claimedBy, plan, decided }) => ({ what: claimId, wrong: decided?.by === claimedBy || decided?.by === plan.person.email }))),
    bookOf('milestones: each claim is as it was left, with its whole history and its evidence', lives.map((life) => ({ what: `${life.claimId} (${life.state})`, wrong: differs(life, recorded.get(life.claimId)) }))),
    bookOf('milestones: of claims made at once one stands, and careers suggest what they say', doubles),
  ]
}

/** Steps of one instant have no order among themselves. */
const differs = ({ state, steps }: ClaimLife, recorded: RecordedClaim | undefined): boolean =>
  recorded === undefined || recorded.state !== state || recorded.history[0]?.toState !== state || (state !== 'claimed' && recorded.evidence.length === 0)
  || recorded.history.map(({ action }) => action).toSorted().join() !== steps.toSorted().join()
