import { problemErrors, type UserError } from '#platform/errors'
import type {
  ApprovalRefusal, EntryRefusal, LeavingRefusal, ManualOfferRefusal, OfferReplyRefusal, PlaceBlock, PriorityRefusal, PublishRefusal, RetireRefusal, RunRefusal,
  RunState, TransferRefusal, TransferRequestRefusal, VersionState,
} from '../domain/index.js'

/** Every refusal that programmes, runs and enrolments know. */
export type Refusal =
  | EntryRefusal | ApprovalRefusal | OfferReplyRefusal | RunRefusal | PublishRefusal | RetireRefusal | ManualOfferRefusal | PriorityRefusal | LeavingRefusal | TransferRefusal | TransferRequestRefusal
  | { readonly code: 'VERSION_NOT_EDITABLE'; readonly state: VersionState }

type Texts = { readonly [C in Refusal['code']]: (refusal: Extract<Refusal, { code: C }>) => string }

const RUN_WORDS: Readonly<Record<RunState, string>> = {
  draft: 'is still being planned', open: 'is open', closed: 'is closed for applications', in_progress: 'has started', completed: 'is over', cancelled: 'was cancelled',
}

const BLOCK_WORDS: Readonly<Record<PlaceBlock, string>> = {
  run_full: 'every place is taken', organisation_quota: 'their organisation has as many places as one organisation may have',
  region_quota: 'their region has as many places as one region may have', places_held_back: 'the places left are held for others',
}

const words = (code: string): string => code.replaceAll('_', ' ')
const list = (codes: readonly string[]): string => codes.map(words).join(', ')
const date = (day: string): string => new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

const TEXTS: Texts = {
  RUN_CANCELLED: () => 'This run was cancelled. Look for another run of the programme.',
  ENROLMENT_NOT_OPEN: ({ opensOn }) => `Enrolment opens on ${date(opensOn)}. Come back then.`,
  ENROLMENT_CLOSED: ({ closedOn }) => `Enrolment closed on ${date(closedOn)}. Look for another run of the programme.`,
  ALREADY_ENROLLED: ({ state }) => `There is an enrolment in this run already; it is ${words(state)}.`,
  ROUTE_NOT_OFFERED: ({ routes }) => `This programme does not take people this way. It offers: ${list(routes)}.`,
  APPROVAL_REQUIRED: () => 'This programme needs your line manager’s approval. Apply instead of enrolling yourself.',
  AUDIENCE_MISMATCH: ({ audience }) => `This programme is for ${audience === 'open' ? 'everybody' : words(audience)}. If that is you, ask your organisation to correct your record.`,
  NOT_A_MEMBER_OF_ORGANISATION: () => 'Nobody of that name or address belongs to the organisation today. Check it, or add them to the organisation first.',
  PREREQUISITE_PROGRAMME_MISSING: ({ programmes }) => `${programmes.length === 1 ? 'Another programme has' : `${programmes.length} other programmes have`} to be completed before this one.`,
  NO_LINE_MANAGER: () => 'Nobody is recorded who can approve the application. Ask your organisation’s administrator to record your line manager.',
  NOT_AWAITING_APPROVAL: ({ state }) => `This application does not wait for approval: it is ${words(state)}.`,
  OWN_APPLICATION: () => 'You cannot decide on your own application.',
  WENT_ON_ALREADY: () => 'This enrolment has led on to another run already. The next move starts from there.',
  RUN_TAKES_NOBODY: ({ runState }) => `No more people can come into this run: it ${RUN_WORDS[runState]}.`,
  REASON_REQUIRED: () => 'Give a reason. The person concerned can read it.',
  TRANSITION_NOT_ALLOWED: ({ from, action, allowed }) => `It is ${words(from)}, so you cannot ${words(action)} it${allowed.length > 0 ? `. You could: ${list(allowed)}` : ''}.`,
  NO_OFFER: ({ state }) => `There is no offer to answer: the enrolment is ${words(state)}.`,
  OFFER_EXPIRED: ({ expiredAt }) => `The offer ran out on ${date(expiredAt.toISOString().slice(0, 10))}. You can apply again while enrolment is open.`,
  RUN_IS_OVER: ({ runState }) => `This cannot be done any more: the run ${RUN_WORDS[runState]}.`,
  RUN_NOT_READY: ({ problems }) => `The plan of the run has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`,
  VERSION_NOT_PUBLISHED: () => 'Publish the programme version before you open a run of it.',
  CLOSING_DATE_PASSED: ({ closesOn }) => `The closing date, ${date(closesOn)}, has passed. Set a later one first.`,
  STARTS_LATER: ({ startsOn }) => `The run starts on ${date(startsOn)}. Change that date, or wait.`,
  MINIMUM_NOT_REACHED: ({ accepted, minimum }) => `${accepted} of at least ${minimum} people have accepted. Give a reason to start all the same.`,
  SESSIONS_OUTSTANDING: ({ sessions }) => `${sessions} ${sessions === 1 ? 'session waits' : 'sessions wait'} to be held or cancelled.`,
  ENDS_LATER: ({ endsOn }) => `The run ends on ${date(endsOn)}. Change that date, or wait.`,
  CAPACITY_BELOW_SEATS: ({ seats }) => `${seats} places are held already. Enter a capacity of ${seats} or more.`,
  VERSION_NOT_READY: ({ problems }) => `The version has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`,
  RUNS_STILL_PLANNED: ({ runs }) => `${runs} ${runs === 1 ? 'run' : 'runs'} of this version ${runs === 1 ? 'has' : 'have'} not begun. Start or cancel ${runs === 1 ? 'it' : 'them'} first.`,
  VERSION_NOT_EDITABLE: ({ state }) => `A ${state} version cannot be changed. Make a new draft instead.`,
  NOT_WAITING: () => 'This person is not on the waiting list.',
  NO_PLACE_FOR_PERSON: ({ blockedBy }) => `There is no place for this person now${blockedBy ? `: ${BLOCK_WORDS[blockedBy]}` : ''}.`,
  POLICY_HAS_NO_PRIORITY: () => 'This run promised first come, first served, so nobody’s place in the queue can be moved.',
  PRIORITY_OUT_OF_RANGE: ({ from, to }) => `Enter a whole number from ${from} to ${to.toLocaleString('en-GB')}.`,
  SAME_RUN: () => 'Choose another run than the present one.',
  OTHER_PROGRAMME: () => 'Choose a run of the same programme.',
  EARLIER_VERSION: () => 'Choose a run on the same version of the programme or a later one.',
  TRANSFER_ALREADY_REQUESTED: () => 'You have asked for another run already. Take that request back before you make a new one.',
  TOO_MANY_TRANSFER_REQUESTS: ({ limit }) => `You have asked ${limit} times. Speak to those who run the programme.`,
  TRANSFER_REQUEST_SETTLED: ({ state }) => `This request does not wait for an answer any more: it is ${words(state)}.`,
  NOT_TRANSFERABLE: ({ state }) => `An enrolment that is ${words(state)} cannot be transferred.`,
}

const FIELDS: Partial<Record<Refusal['code'], string>> = {
  REASON_REQUIRED: 'reason', CAPACITY_BELOW_SEATS: 'capacity', PRIORITY_OUT_OF_RANGE: 'value', CLOSING_DATE_PASSED: 'closesOn', MINIMUM_NOT_REACHED: 'reason',
  NOT_A_MEMBER_OF_ORGANISATION: 'organisationId',
}

/** A refusal in the user's words: one error, or one for each problem of a form. */
export function refusalErrors(refusal: Refusal): readonly UserError[] {
  if (refusal.code === 'RUN_NOT_READY' || refusal.code === 'VERSION_NOT_READY') return problemErrors(refusal.problems)
  return [{ code: refusal.code, field: FIELDS[refusal.code] ?? '', message: refusalText(refusal) }]
}

/** The refusal as one sentence. */
export const refusalText = (refusal: Refusal): string => (TEXTS[refusal.code] as (refusal: Refusal) => string)(refusal)
