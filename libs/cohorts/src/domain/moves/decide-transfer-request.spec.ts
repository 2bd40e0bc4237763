import fc from 'fast-check'
import { newId } from '#kernel'
import type { CohortRunId, ProgrammeId } from '../ids.js'
import { ENROLMENT_STATES } from '../enrolment/enrolment-states.js'
import { RUN_STATES } from '../run/run-states.js'
import { decideTransfer } from './decide-transfer.js'
import { checkAsking, decideTransferRequest, settleTransferRequest, TRANSFER_REQUESTS_LIMIT, type TransferRequestFacts } from './decide-transfer-request.js'
import { TRANSFER_REQUEST_STATES } from './transfer-request-states.js'

const programmeId = newId<ProgrammeId>()
const [here, there] = [newId<CohortRunId>(), newId<CohortRunId>()]
const facts = (from: Partial<TransferRequestFacts['from']> = {}, to: Partial<TransferRequestFacts['to']> = {}, reason = 'New dates'): TransferRequestFacts => ({
  from: { runId: here, programmeId, versionNumber: 2, enrolment: 'accepted', wentOn: false, hasOpen: false, asked: 0, ...from },
  to: { runId: there, programmeId, versionNumber: 2, state: 'open', enrolment: undefined, ...to }, reason,
})
const code = (given: TransferRequestFacts) => {
  const decided = decideTransferRequest(given)
  return decided.ok ? 'OK' : decided.error.code
}

describe('decideTransferRequest', () => {
  it.each<[string, TransferRequestFacts]>([
    ['OK', facts()], ['OK', facts({ enrolment: 'deferred' })], ['OK', facts({}, { state: 'closed', versionNumber: 3, enrolment: 'withdrawn' })],
    ['NOT_TRANSFERABLE', facts({ enrolment: 'completed' })], ['NOT_TRANSFERABLE', facts({ enrolment: 'withdrawn' })], ['NOT_TRANSFERABLE', facts({ enrolment: 'draft' })],
    ['WENT_ON_ALREADY', facts({ enrolment: 'deferred', wentOn: true })],
    ['TRANSFER_ALREADY_REQUESTED', facts({ hasOpen: true })], ['TOO_MANY_TRANSFER_REQUESTS', facts({ asked: TRANSFER_REQUESTS_LIMIT })],
    ['SAME_RUN', facts({}, { runId: here })], ['OTHER_PROGRAMME', facts({}, { programmeId: newId() })], ['EARLIER_VERSION', facts({}, { versionNumber: 1 })],
    ['RUN_TAKES_NOBODY', facts({}, { state: 'in_progress' })], ['ALREADY_ENROLLED', facts({}, { enrolment: 'waitlisted' })], ['REASON_REQUIRED', facts({}, {}, '  ')],
  ])('answers %s to %#', (expected, given) => expect(code(given)).toBe(expected))

  it('lets nobody ask for what could not be done even where places are free', () => {
    fc.assert(fc.property(
      fc.constantFrom(...ENROLMENT_STATES), fc.constantFrom(...RUN_STATES), fc.option(fc.constantFrom(...ENROLMENT_STATES), { nil: undefined }), fc.integer({ min: 1, max: 3 }),
      (enrolment, state, enrolled, versionNumber) => {
        const given = facts({ enrolment }, { state, enrolment: enrolled, versionNumber })
        if (code(given) === 'OK') expect(decideTransfer({ from: given.from, to: { ...given.to, newcomer: { state: 'offered', dueOffers: [] } }, mayWait: false }).ok).toBe(true)
      }))
  })
})

describe('checkAsking', () => {
  it('is silent where one may ask', () => expect(checkAsking(facts().from)).toBeUndefined())
})

describe('settleTransferRequest', () => {
  it('needs a reason to decline', () => {
    expect(settleTransferRequest('open', 'decline', ' ')).toEqual({ ok: false, error: { code: 'REASON_REQUIRED' } })
    expect(settleTransferRequest('open', 'decline', 'Full')).toEqual({ ok: true, value: 'declined' })
    expect(settleTransferRequest('open', 'accept', '')).toEqual({ ok: true, value: 'accepted' })
  })
  it('settles a request once', () => {
    for (const state of TRANSFER_REQUEST_STATES.filter((one) => one !== 'open')) {
      for (const action of ['accept', 'decline', 'withdraw', 'lapse'] as const) expect(settleTransferRequest(state, action, 'x')).toEqual({ ok: false, error: { code: 'TRANSFER_REQUEST_SETTLED', state } })
    }
  })
})
