import { err, ok, type Result } from '#kernel'
import type { CohortRunId, ProgrammeId } from '../ids.js'
import { blocksAnother, holdsSeat, isLive, type EnrolmentState } from '../enrolment/enrolment-states.js'
import type { NewcomerDecision } from '../places/decide-newcomer.js'
import type { PlaceBlock } from '../places/place-types.js'
import { placesMayBeOffered, type RunState } from '../run/run-states.js'

export interface RunIdentity {
  readonly runId: CohortRunId
  readonly programmeId: ProgrammeId
  readonly versionNumber: number
}

export interface TransferFacts {
  readonly from: RunIdentity & {
    readonly enrolment: EnrolmentState
    /** Whether they went on from it already, to where they still are or completed. */
    readonly wentOn: boolean
  }
  readonly to: RunIdentity & {
    readonly state: RunState
    /** State of the person's newest enrolment there, if any. */
    readonly enrolment: EnrolmentState | undefined
    /** What `decideNewcomer` says of them there: a transfer overtakes nobody. */
    readonly newcomer: NewcomerDecision
  }
  /** Whether they would rather wait there than stay. */
  readonly mayWait: boolean
}

export type TransferRefusal =
  | { readonly code: 'SAME_RUN' }
  | { readonly code: 'OTHER_PROGRAMME' }
  | { readonly code: 'EARLIER_VERSION' }
  | { readonly code: 'NOT_TRANSFERABLE'; readonly state: EnrolmentState }
  | { readonly code: 'WENT_ON_ALREADY' }
  | { readonly code: 'RUN_TAKES_NOBODY'; readonly runState: RunState }
  | { readonly code: 'ALREADY_ENROLLED'; readonly state: EnrolmentState }
  | { readonly code: 'NO_PLACE_FOR_PERSON'; readonly blockedBy: PlaceBlock | undefined }

export interface Transfer {
  /** New state of the old enrolment; `undefined` when it was left before (a deferral taken up). */
  readonly leaves: 'deferred' | undefined
  readonly freesPlace: boolean
  /** First state of the new one. A place once accepted needs no second acceptance. */
  readonly enters: 'applied' | 'waitlisted' | 'offered' | 'accepted' | 'active'
}

export type DestinationRefusal = Extract<TransferRefusal, { code: 'SAME_RUN' | 'OTHER_PROGRAMME' | 'EARLIER_VERSION' }>

/** Whether people of one run may go on to another at all: of the same programme, on the same version or a later one. */
export function checkDestination(from: RunIdentity, to: RunIdentity): DestinationRefusal | undefined {
  if (from.runId === to.runId) return { code: 'SAME_RUN' }
  if (from.programmeId !== to.programmeId) return { code: 'OTHER_PROGRAMME' }
  return to.versionNumber < from.versionNumber ? { code: 'EARLIER_VERSION' } : undefined
}

/** From one run into another of the same programme, on the same version or a later one. Credit: see `carryCredit`. */
export function decideTransfer({ from, to, mayWait }: TransferFacts): Result<Transfer, TransferRefusal> {
  const wrong = checkDestination(from, to)
  if (wrong !== undefined) return err(wrong)
  const state = from.enrolment
  if (state === 'draft' || !(isLive(state) || state === 'deferred')) return err({ code: 'NOT_TRANSFERABLE', state })
  if (from.wentOn) return err({ code: 'WENT_ON_ALREADY' })
  if (to.state !== 'open' && to.state !== 'closed' && to.state !== 'in_progress') return err({ code: 'RUN_TAKES_NOBODY', runState: to.state })
  if (to.enrolment !== undefined && blocksAnother(to.enrolment)) return err({ code: 'ALREADY_ENROLLED', state: to.enrolment })
  const hasPlace = to.newcomer.state === 'offered'
  if (!hasPlace && !mayWait && state !== 'applied') return err({ code: 'NO_PLACE_FOR_PERSON', blockedBy: to.newcomer.blockedBy })
  const enters = firstState(state, to.state, hasPlace)
  // A running run keeps no queue and approves nobody: they would never be served from it.
  if ((enters === 'waitlisted' || enters === 'applied') && !placesMayBeOffered(to.state)) return err({ code: 'RUN_TAKES_NOBODY', runState: to.state })
  return ok({ leaves: isLive(state) ? 'deferred' : undefined, freesPlace: holdsSeat(state), enters })
}

function firstState(state: EnrolmentState, runState: RunState, hasPlace: boolean): Transfer['enters'] {
  if (state === 'applied') return 'applied'
  if (!hasPlace) return 'waitlisted'
  if (state !== 'accepted' && state !== 'active') return 'offered'
  return runState === 'in_progress' ? 'active' : 'accepted'
}
