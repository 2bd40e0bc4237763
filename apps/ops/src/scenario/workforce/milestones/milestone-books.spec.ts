import { plainDate } from '#kernel'
import { booksOfMilestones, type MilestoneFacts, type RecordedClaim } from './milestone-books.js'
import type { AppointmentPlan } from './milestone-cast.js'
import type { ClaimLife } from './verifying.js'

const ON = plainDate('2026-02-01')
const life = (claimId: string, email: string, over: Partial<ClaimLife> = {}, isTrue = true): ClaimLife => ({
  plan: { person: { email }, target: 'placements', isTrue } as AppointmentPlan, claimId, claimedBy: email, claimedOn: ON, isFirst: true, state: 'verified', steps: ['claim', 'add_evidence', 'verify'],
  answered: false, wantsAgain: false, decided: { by: 'verifier', on: ON }, ...over,
})
const RECORD: RecordedClaim = { state: 'verified', evidence: [{}], history: [{ action: 'verify', toState: 'verified' }, { action: 'add_evidence', toState: 'evidenced' }, { action: 'claim', toState: 'claimed' }] }
const wrong = (over: Partial<MilestoneFacts> = {}): readonly string[] => booksOfMilestones({
  asOf: ON, lives: [life('c1', 'ann')], recorded: new Map([['c1', RECORD]]), doubles: [{ what: 'd', wrong: false }], published: new Map([['placements', 1], ['chief-executives', 0]]), ...over,
}).flatMap((check) => (check.wrong > 0 ? [check.name.replace('milestones: ', '').split(' ').slice(0, 2).join(' ')] : []))

describe('booksOfMilestones', () => {
  it('agree where what is published is what happened', () => expect(wrong()).toEqual([]))

  it('show each thing that is not as it was', () => {
    expect(wrong({ published: new Map([['placements', 2], ['chief-executives', 0]]) })).toEqual(['the report'])
    expect(wrong({ asOf: plainDate('2026-01-31') })).toEqual(['the report'])
    expect(wrong({ lives: [life('c1', 'ann', {}, false)] })).toEqual(['nobody who'])
    expect(wrong({ lives: [life('c1', 'ann'), life('c2', 'ann')], recorded: new Map([['c1', RECORD], ['c2', RECORD]]) })).toEqual(['nobody who'])
    expect(wrong({ lives: [life('c1', 'ann', { decided: { by: 'ann', on: ON } })] })).toEqual(['nobody decided'])
    expect(wrong({ recorded: new Map([['c1', { ...RECORD, history: RECORD.history.slice(0, 2) }]]) })).toEqual(['each claim'])
    expect(wrong({ recorded: new Map([['c1', { ...RECORD, state: 'rejected' }]]) })).toEqual(['each claim'])
    expect(wrong({ doubles: [{ what: 'both', wrong: true }] })).toEqual(['of claims'])
    expect(wrong({ doubles: [] })).toEqual(['of claims'])
  })
})
