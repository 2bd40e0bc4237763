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

/** The run to which somebody would go. */
export interface Destination extends RunIdentity {
  readonly state: RunState
  /** State of the person's enrolment there: the one that keeps out another, or else their newest, if any. */
  readonly enrolment: EnrolmentState | undefined
}

/** What an enrolment says of whether its person may go on from it. */
export interface MoverFacts {
  readonly enrolment: EnrolmentState
  /** Whether they went on from it already, to where they still are or completed. */
  readonly wentOn: boolean
}

export interface TransferFacts {
  readonly from: RunIdentity & MoverFacts
  readonly to: Destination & {
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

type Refused<Code extends TransferRefusal['code']> = Extract<TransferRefusal, { readonly code: Code }>
export type MoverRefusal = Refused<'NOT_TRANSFERABLE' | 'WENT_ON_ALREADY'>
export type DestinationRefusal = Refused<'SAME_RUN' | 'OTHER_PROGRAMME' | 'EARLIER_VERSION' | 'RUN_TAKES_NOBODY' | 'ALREADY_ENROLLED'>

/** Whether anybody may go on from this enrolment. Those who deferred may: they keep a claim to a later run. */
export function checkMover({ enrolment, wentOn }: MoverFacts): MoverRefusal | undefined {
  if (enrolment === 'draft' || !(isLive(enrolment) || enrolment === 'deferred')) return { code: 'NOT_TRANSFERABLE', state: enrolment }
  return wentOn ? { code: 'WENT_ON_ALREADY' } : undefined
}

/** Whether they may go on there: in a run of the same programme, on the same version or a later one, that `takes` people and has not got them. */
export function checkDestination(from: RunIdentity, to: Destination, takes: (state: RunState) => boolean): DestinationRefusal | undefined {
  if (from.runId === to.runId) return { code: 'SAME_RUN' }
  if (from.programmeId !== to.programmeId) return { code: 'OTHER_PROGRAMME' }
  if (to.versionNumber < from.versionNumber) return { code: 'EARLIER_VERSION' }
  if (!takes(to.state)) return { code: 'RUN_TAKES_NOBODY', runState: to.state }
  return to.enrolment !== undefined && blocksAnother(to.enrolment) ? { code: 'ALREADY_ENROLLED', state: to.enrolment } : undefined
}

const takesTransfers = (state: RunState): boolean => placesMayBeOffered(state) || state === 'in_progress'

/** From one run into another of the same programme, on the same version or a later one. Credit: see `carryCredit`. */
export function decideTransfer({ from, to, mayWait }: TransferFacts): Result<Transfer, TransferRefusal> {
  const wrong = checkMover(from) ?? checkDestination(from, to, takesTransfers)
  if (wrong !== undefined) return err(wrong)
  const state = from.enrolment
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
