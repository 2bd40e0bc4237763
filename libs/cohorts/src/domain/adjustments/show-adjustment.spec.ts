import type { PersonId } from '#kernel'
import { decideAdjustment, showAdjustment } from './show-adjustment.js'

const nobody = { isSelf: false, managesProgramme: false, isNamedFacilitator: false, runIsOver: false }

describe('showAdjustment', () => {
  it('tells the person and the manager all, the named facilitator what to do, others nothing', () => {
    expect(showAdjustment(nobody)).toBe('nothing')
    expect(showAdjustment({ ...nobody, isSelf: true })).toBe('everything')
    expect(showAdjustment({ ...nobody, managesProgramme: true, runIsOver: true })).toBe('everything')
    expect(showAdjustment({ ...nobody, isNamedFacilitator: true })).toBe('arrangement')
    expect(showAdjustment({ ...nobody, isNamedFacilitator: true, runIsOver: true })).toBe('nothing')
  })
})

describe('decideAdjustment', () => {
  const ann = 'ann' as PersonId
  const facts = { arrangement: 'Slides the day before', namedFacilitators: [ann], facilitatorsOfRun: new Set([ann]), learnerConsents: true }
  it('names facilitators of the run, with consent', () => {
    expect(decideAdjustment(facts).ok).toBe(true)
    expect(decideAdjustment({ ...facts, arrangement: ' ' })).toMatchObject({ error: { code: 'ARRANGEMENT_MISSING' } })
    expect(decideAdjustment({ ...facts, facilitatorsOfRun: new Set() })).toEqual({ ok: false, error: { code: 'NOT_A_FACILITATOR_OF_RUN', personIds: [ann] } })
    expect(decideAdjustment({ ...facts, learnerConsents: false })).toMatchObject({ error: { code: 'CONSENT_MISSING' } })
    expect(decideAdjustment({ ...facts, namedFacilitators: [], learnerConsents: false }).ok).toBe(true)
  })
})
