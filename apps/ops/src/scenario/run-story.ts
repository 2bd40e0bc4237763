import type { CastMember } from './cast.js'
import type { RunPlan } from './plan-season.js'

/** What the scenario knows of one run while it plays. */
export interface RunStory {
  readonly plan: RunPlan
  readonly runId: string
  /** Email of who teaches it. */
  readonly facilitator: string
  /** Session ids in the order of the plan's dates. */
  readonly sessionIds: readonly string[]
  /** The assignment's item, where the programme has one. */
  readonly assignmentId: string | undefined
  /** Who wants to come, by the day of the enrolment window on which they ask. */
  readonly seekers: readonly { readonly leader: CastMember; readonly day: number; readonly nominated: boolean }[]
  /** A run that its manager gives up before it starts. */
  readonly cancelled: boolean
  over: boolean
}

/** How the people of the story behave: shares of one. */
export const BEHAVIOUR = {
  nominated: 0.25,
  refusedByManager: 0.08,
  declinesOffer: 0.07,
  letsOfferLapse: 0.1,
  withdrawsEachFortnight: 0.02,
  attends: 0.84, partly: 0.06, excused: 0.04,
  usesCode: 0.3,
  handsIn: 0.9,
} as const
