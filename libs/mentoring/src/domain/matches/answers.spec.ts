import fc from 'fast-check'
import { unwrap } from '#kernel'
import { SIDES } from '../schemes/scheme-states.js'
import { defaultSettings } from '../schemes/scheme-settings.js'
import { DECLINE_REASONS, decideAccept, decideDecline, decideLapse, decideWithdraw, type ProposalFacts } from './decide-answer.js'
import { decideByHand, HAND_RULES, rulesAgainst } from './decide-by-hand.js'
import { isRelationship, MATCH_STATES } from './match-states.js'
import { rankPartners } from './rank-partners.js'
import { reasonWords } from './reason-words.js'
import { shownState, showsPeople } from './show-match.js'

const now = new Date('2026-05-04T09:00:00Z')
const open: ProposalFacts = { state: 'proposed', menteeAccepted: false, mentorAccepted: false, answerBy: new Date('2026-05-08T22:59:00Z') }
const one: ProposalFacts = { ...open, state: 'accepted_by_one', menteeAccepted: true }
const code = (result: { ok: boolean; error?: readonly { code: string }[] }) => (result.ok ? 'OK' : result.error?.[0]?.code)

describe('answers to a proposal', () => {
  it('needs both to agree', () => {
    expect(unwrap(decideAccept(open, 'mentor', now))).toEqual({ to: 'accepted_by_one', action: 'accept', frees: false, first: [] })
    expect(unwrap(decideAccept(one, 'mentor', now))).toMatchObject({ to: 'agreed', action: 'agree', frees: false })
    expect(code(decideAccept(one, 'mentee', now))).toBe('ALREADY_ACCEPTED')
    expect(code(decideAccept({ ...one, state: 'lapsed' }, 'mentor', now))).toBe('PROPOSAL_SETTLED')
    expect(code(decideAccept(one, 'mentor', open.answerBy))).toBe('TOO_LATE')
  })

  it('lets the one come first who did not decline', () => {
    expect(unwrap(decideDecline(one, 'mentor', 'no_time_now'))).toEqual({ to: 'declined', action: 'decline', frees: true, first: ['mentee'] })
    expect(unwrap(decideDecline(one, 'mentee', 'other')).first).toEqual(['mentor'])
    expect(code(decideDecline(one, 'mentor', 'because'))).toBe('REASON_REQUIRED')
    expect(code(decideDecline({ ...one, state: 'agreed' }, 'mentor', 'other'))).toBe('PROPOSAL_SETTLED')
  })

  it('lapses once its time is over, to the good of who had accepted', () => {
    expect(decideLapse(one, now)).toBeUndefined()
    expect(decideLapse(one, one.answerBy)).toEqual({ to: 'lapsed', action: 'lapse', frees: true, first: ['mentee'] })
    expect(decideLapse(open, one.answerBy)?.first).toEqual([])
    expect(decideLapse({ ...one, state: 'agreed' }, one.answerBy)).toBeUndefined()
  })

  it('is taken back when one of the two has gone', () => {
    expect(decideWithdraw(one, 'mentee')).toMatchObject({ to: 'withdrawn', first: ['mentor'] })
    expect(decideWithdraw(one, undefined)?.first).toEqual(['mentee', 'mentor'])
    expect(decideWithdraw({ state: 'agreed' }, 'mentee')).toBeUndefined()
  })

  it('frees the seats exactly when a proposal ends without a relationship', () => {
    const anything = fc.record({ state: fc.constantFrom(...MATCH_STATES), menteeAccepted: fc.boolean(), mentorAccepted: fc.boolean(), answerBy: fc.constantFrom(now, open.answerBy) })
    fc.assert(fc.property(anything, fc.constantFrom(...SIDES), fc.constantFrom(...DECLINE_REASONS), (facts, side, reason) => {
      const outcomes = [decideAccept(facts, side, now), decideDecline(facts, side, reason)].flatMap((result) => (result.ok ? [result.value] : []))
      for (const outcome of [...outcomes, decideLapse(facts, now), decideWithdraw(facts, side)]) {
        if (outcome !== undefined) expect(outcome.frees).toBe(!isRelationship(outcome.to) && outcome.to !== 'accepted_by_one')
      }
    }))
  })
})

describe('what is shown', () => {
  it('hides the other in a blind match until both accepted, and who declined always', () => {
    expect(MATCH_STATES.filter((state) => showsPeople({ blind: true, state }, 'partner'))).toEqual(['agreed', 'active', 'on_hold', 'completed', 'ended_early'])
    expect(MATCH_STATES.every((state) => showsPeople({ blind: true, state }, 'manager') && showsPeople({ blind: false, state }, 'partner'))).toBe(true)
    expect([shownState('declined', 'partner'), shownState('withdrawn', 'partner'), shownState('lapsed', 'partner'), shownState('declined', 'manager')]).toEqual(['not_going_ahead', 'not_going_ahead', 'lapsed', 'declined'])
  })

  it('words each reason for whoever reads it', () => {
    const name = (key: string) => key.toUpperCase()
    expect(reasonWords({ code: 'skills', skills: ['a', 'b', 'c'] }, 'mentee', name)).toBe('They can teach what you want to learn: A, B and C.')
    expect(reasonWords({ code: 'skills', skills: ['a'] }, 'mentor', name)).toBe('You can teach what they want to learn: A.')
    expect(reasonWords({ code: 'seniority', steps: 2 }, 'mentee', name)).toBe('They are 2 steps further on in their career.')
    expect(reasonWords({ code: 'seniority', steps: -1 }, 'mentor', name)).toBe('You are one step earlier in your career.')
    expect(reasonWords({ code: 'seniority', steps: 1 }, undefined, name)).toBe('The mentor is one step further on in their career.')
    expect(reasonWords({ code: 'same_sector', sector: 'childrens_services' }, 'mentee', name)).toBe('You both work in children’s services.')
    expect(reasonWords({ code: 'modes', modes: ['in_person', 'video'] }, 'mentor', name)).toBe('You both can meet in person and by video.')
  })
})

describe('a match by hand', () => {
  it('never sets aside what always holds, and pools what is private', () => {
    expect(rulesAgainst(['same_person', 'avoided', 'line_management', 'failed_before', 'same_region'])).toEqual([{ code: 'kept_apart', canOverride: false }, { code: 'same_region', canOverride: true }])
    for (const rule of ['same_person', 'not_ready', 'no_seat', 'already_matched', 'avoided', 'line_management', 'failed_before', 'something_new']) expect(decideByHand([rule], 'A reason that is long enough.').ok).toBe(false)
    for (const rule of ['same_person', 'avoided', 'line_management', 'failed_before']) expect(code(decideByHand([rule], 'A reason that is long enough.'))).toBe('KEPT_APART')
    expect(rulesAgainst(HAND_RULES).filter(({ canOverride }) => canOverride)).toHaveLength(6)
  })

  it('asks for a reason where a rule of the scheme is set aside', () => {
    expect(unwrap(decideByHand([], ''))).toBeUndefined()
    expect(code(decideByHand(['same_region', 'shared_times'], 'They want it. Really.'))).toBe('OK')
    expect(code(decideByHand(['same_region'], ' too short          '))).toBe('OVERRIDE_REASON_REQUIRED')
    expect(unwrap(decideByHand(['same_region', 'shared_times'], ' They both asked for it in writing. '))).toEqual({ rules: ['same_region', 'shared_times'], reason: 'They both asked for it in writing.' })
  })

  it('ranks partners by what speaks for them, then by who comes first', () => {
    const { weights } = defaultSettings('reverse')
    const partners = [
      { id: 'd', reasons: [], priority: 0 }, { id: 'c', reasons: [], priority: 1_000 }, { id: 'b', reasons: [{ code: 'skills' as const, skills: ['a'] }], priority: 0 },
      { id: 'a', reasons: [{ code: 'skills' as const, skills: ['a', 'b'] }], priority: 0 }, { id: 'e', reasons: [{ code: 'modes' as const, modes: ['video' as const] }], priority: 0 },
    ]
    expect(rankPartners(weights, partners).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})
