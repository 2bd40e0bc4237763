import { err, ok, type PersonId, type Result } from '#kernel'

export interface AdjustmentViewer {
  readonly isSelf: boolean
  readonly managesProgramme: boolean
  /** The learner (or the manager, with the learner) named this facilitator as somebody who has to know. */
  readonly isNamedFacilitator: boolean
  readonly runIsOver: boolean
}

/** `everything`: also why. `arrangement`: only what to do. */
export type AdjustmentView = 'everything' | 'arrangement' | 'nothing'

/**
 * A reasonable adjustment is told on a need-to-know basis. A named facilitator learns what to do, never why, and only while the
 * run lasts; a facilitator who was not named does not even learn that there is one.
 */
export function showAdjustment({ isSelf, managesProgramme, isNamedFacilitator, runIsOver }: AdjustmentViewer): AdjustmentView {
  if (isSelf || managesProgramme) return 'everything'
  return isNamedFacilitator && !runIsOver ? 'arrangement' : 'nothing'
}

export type AdjustmentRefusal =
  | { readonly code: 'ARRANGEMENT_MISSING' }
  | { readonly code: 'NOT_A_FACILITATOR_OF_RUN'; readonly personIds: readonly PersonId[] }
  | { readonly code: 'CONSENT_MISSING' }

/** Records what was agreed. Only facilitators of the run can be named, and nobody is told without the learner's consent. */
export function decideAdjustment(facts: {
  readonly arrangement: string
  readonly namedFacilitators: readonly PersonId[]
  readonly facilitatorsOfRun: ReadonlySet<PersonId>
  readonly learnerConsents: boolean
}): Result<undefined, AdjustmentRefusal> {
  if (facts.arrangement.trim() === '') return err({ code: 'ARRANGEMENT_MISSING' })
  const strangers = facts.namedFacilitators.filter((id) => !facts.facilitatorsOfRun.has(id))
  if (strangers.length > 0) return err({ code: 'NOT_A_FACILITATOR_OF_RUN', personIds: strangers })
  return facts.namedFacilitators.length > 0 && !facts.learnerConsents ? err({ code: 'CONSENT_MISSING' }) : ok(undefined)
}
