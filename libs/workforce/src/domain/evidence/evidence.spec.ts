import * as fc from 'fast-check'
import { type Area, asId, NATION, type OrganisationId, type PersonId, plainDate, transition } from '#kernel'
import { checkClaim, type ClaimContent } from './check-claim.js'
import { chooseKept, type RivalClaim } from './choose-kept.js'
import { type MilestoneParameters, postMatches } from './milestone-parameters.js'
import { CLAIM_STATES, CLAIM_TRANSITIONS, LIVE_CLAIM_STATES } from './milestone-states.js'
import { type HeldPost, suggestCandidate, type SuggestionFacts } from './suggest-candidate.js'
import { problemsOfRevocation, problemsOfVerdict, type VerdictFacts, verifiableFrom, verifyingOrganisations } from './verdicts.js'

const organisation = (name: string) => asId<OrganisationId>(name)
const person = (name: string) => asId<PersonId>(name)
const RISE: MilestoneParameters = {
  milestone: 'chief-executives', subject: 'person', engagements: ['permanent'], held: true,
  post: { titles: ['chief executive'], grades: [], organisationKinds: ['council'] }, earlier: { titles: ['digital', 'data'], grades: [], organisationKinds: [] },
}
const PLACED: MilestoneParameters = {
  milestone: 'placements', subject: 'person', engagements: ['permanent', 'secondment'], held: false,
  post: { titles: [], grades: ['Grade 6', 'SCS 1'], organisationKinds: ['department', 'alb'] }, earlier: { titles: [], grades: [], organisationKinds: ['council'] },
}
const CLAIM: ClaimContent = { organisationId: organisation('council'), title: 'Chief Executive', grade: null, from: plainDate('2026-05-01'), engagement: 'permanent', account: '' }
const FACTS = { parameters: RISE, today: plainDate('2026-10-12'), baselineOn: plainDate('2026-01-01'), organisationKind: 'council' as string | undefined }
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code)
const post = (id: string, title: string, startsOn: string, more: Partial<HeldPost> = {}): HeldPost => ({ id, title, grade: null, organisationKind: 'council', startsOn: plainDate(startsOn), endsOn: null, verified: true, organisationId: organisation('council'), region: 'Wales', ...more })
const when = { today: plainDate('2026-10-12'), baselineOn: plainDate('2026-01-01'), area: NATION } satisfies SuggestionFacts

describe('a claim', () => {
  it('is of a post that the target counts, begun after the baseline', () => {
    expect(checkClaim(CLAIM, FACTS)).toEqual([])
    expect(codes(checkClaim({ ...CLAIM, title: 'Executive assistant to the chief' }, FACTS))).toEqual(['TITLE_NOT_COUNTED'])
    expect(codes(checkClaim({ ...CLAIM, title: ' ', from: plainDate('2026-01-01'), engagement: 'secondment' }, { ...FACTS, organisationKind: undefined }))).toEqual(['ORGANISATION_UNKNOWN', 'TITLE_LENGTH', 'BEFORE_BASELINE', 'ENGAGEMENT_NOT_COUNTED'])
    expect(codes(checkClaim({ ...CLAIM, from: plainDate('2026-11-01') }, { ...FACTS, organisationKind: 'supplier' }))).toEqual(['ORGANISATION_NOT_COUNTED', 'IN_THE_FUTURE'])
    expect(codes(checkClaim({ ...CLAIM, grade: 'Grade 7' }, { ...FACTS, parameters: PLACED, organisationKind: 'alb' }))).toEqual(['GRADE_NOT_COUNTED'])
    expect(checkClaim({ ...CLAIM, grade: 'grade 6' }, { ...FACTS, parameters: PLACED, organisationKind: 'alb' })).toEqual([])
  })

  it('asks no post of an organisation', () => {
    expect(checkClaim({ ...CLAIM, title: 'Standards adopted', engagement: null }, { ...FACTS, parameters: { ...RISE, subject: 'organisation' } })).toEqual([])
  })

  it('ends for good when it is rejected, withdrawn, revoked or a duplicate, and is verified only with evidence', () => {
    for (const state of CLAIM_STATES.filter((one) => !LIVE_CLAIM_STATES.includes(one))) expect(CLAIM_TRANSITIONS[state]).toEqual({})
    expect(transition(CLAIM_TRANSITIONS, 'claimed', 'verify').ok).toBe(false)
    expect(transition(CLAIM_TRANSITIONS, 'verified', 'withdraw').ok).toBe(false)
    expect(CLAIM_STATES.filter((state) => transition(CLAIM_TRANSITIONS, state, 'revoke').ok)).toEqual(['verified'])
  })
})

describe('a verdict', () => {
  const facts: VerdictFacts = { verdict: 'verify', reason: null, verifierId: person('verifier'), claimantId: person('claimant'), personId: person('chief'), answer: 'agreed', claimedAt: new Date('2026-10-01T10:00:00Z'), now: new Date('2026-10-02T10:00:00Z') }

  it('is by nobody who made the claim or whom it is about', () => {
    expect(problemsOfVerdict(facts)).toEqual([])
    expect(codes(problemsOfVerdict({ ...facts, claimantId: person('verifier') }))).toEqual(['OWN_CLAIM'])
    expect(codes(problemsOfVerdict({ ...facts, personId: person('verifier') }))).toEqual(['ABOUT_YOU'])
  })

  it('waits until the person concerned has had time to object, and never overrides an objection', () => {
    expect(codes(problemsOfVerdict({ ...facts, answer: null }))).toEqual(['OBJECTION_PERIOD'])
    expect(verifiableFrom(facts.claimedAt)).toBe('2026-10-08')
    expect(problemsOfVerdict({ ...facts, answer: null, now: new Date('2026-10-08T10:00:00Z') })).toEqual([])
    expect(codes(problemsOfVerdict({ ...facts, answer: 'objected', now: new Date('2027-10-08T10:00:00Z') }))).toEqual(['OBJECTED'])
    expect(problemsOfVerdict({ ...facts, answer: null, personId: null })).toEqual([])
    expect(problemsOfVerdict({ ...facts, answer: null, claimantId: person('chief') })).toEqual([])
  })

  it('says why it rejects', () => {
    expect(codes(problemsOfVerdict({ ...facts, verdict: 'reject', reason: ' ' }))).toEqual(['REASON_REQUIRED'])
    expect(problemsOfVerdict({ ...facts, verdict: 'reject', reason: 'No announcement', answer: 'objected' })).toEqual([])
  })

  it('is taken back with a reason, by nobody whom it concerns', () => {
    const revocation = { reason: 'The page was about a namesake.', verifierId: person('verifier'), claimantId: person('claimant'), personId: person('chief') }
    expect(problemsOfRevocation(revocation)).toEqual([])
    expect(codes(problemsOfRevocation({ ...revocation, reason: ' ', claimantId: person('verifier'), personId: person('verifier') }))).toEqual(['OWN_CLAIM', 'ABOUT_YOU', 'REASON_REQUIRED'])
    expect(codes(problemsOfRevocation({ ...revocation, reason: 'x'.repeat(2_001) }))).toEqual(['REASON_LENGTH'])
  })

  it('comes from no body that is judged by the claim alone', () => {
    const [institute, lga, region] = ['institute', 'lga', 'region'].map(organisation) as [OrganisationId, OrganisationId, OrganisationId]
    const national = [institute, lga].map((organisationId) => ({ organisationId, ofPlan: false, national: true, ownsAlone: false }))
    expect(verifyingOrganisations([...national, { organisationId: region, ofPlan: true, national: false, ownsAlone: true }], organisation('council'))).toEqual([institute, lga])
    expect(verifyingOrganisations(national, lga)).toEqual([institute])
  })
})

describe('a candidate', () => {
  it('is who rose from a digital post to the top of a council after the baseline', () => {
    const career = [post('a', 'Head of Digital and Data', '2019-01-01'), post('b', 'Interim Chief Executive', '2026-04-01')]
    expect(suggestCandidate(RISE, career, when)).toMatchObject({ earlier: { id: 'a' }, later: { id: 'b' } })
    expect(suggestCandidate(RISE, [career[0]!, { ...career[1]!, startsOn: plainDate('2026-01-01') }], when)).toBeUndefined()
    expect(suggestCandidate(RISE, [career[0]!, { ...career[1]!, endsOn: plainDate('2026-06-01') }], when)).toBeUndefined()
    expect(suggestCandidate(RISE, [{ ...career[0]!, title: 'Database of parks' }, career[1]!], when)).toBeUndefined()
    expect(suggestCandidate({ ...RISE, earlier: null }, career, when)).toBeUndefined()
  })

  it('is who went from a council to a department, though it has ended since', () => {
    const career = [post('a', 'Planner', '2019-01-01'), post('b', 'Deputy director', '2026-04-01', { organisationKind: 'department', grade: 'SCS 1', endsOn: plainDate('2026-09-01') })]
    expect(suggestCandidate(PLACED, career, when)).toMatchObject({ later: { id: 'b' } })
    expect(suggestCandidate(PLACED, [career[0]!, { ...career[1]!, grade: 'EO' }], when)).toBeUndefined()
    expect(suggestCandidate(PLACED, [{ ...career[0]!, organisationKind: undefined }, career[1]!], when)).toBeUndefined()
  })

  it('is shown to the owners of a plan for a region or an organisation only where the later post is there', () => {
    const career = [post('a', 'Head of Digital', '2019-01-01', { organisationId: organisation('other'), region: 'London' }), post('b', 'Chief Executive', '2026-04-01')]
    const inside: readonly Area[] = [{ kind: 'organisation', organisationId: organisation('council') }, { kind: 'region', region: 'Wales' }]
    const outside: readonly Area[] = [{ kind: 'organisation', organisationId: organisation('other') }, { kind: 'region', region: 'London' }, { kind: 'programme', programmeId: asId('x') }]
    expect(inside.map((area) => suggestCandidate(RISE, career, { ...when, area })?.later.id)).toEqual(['b', 'b'])
    for (const area of outside) expect(suggestCandidate(RISE, career, { ...when, area })).toBeUndefined()
    expect(suggestCandidate(RISE, [career[0]!, { ...career[1]!, organisationId: null, region: null }], { ...when, area: inside[1]! })).toBeUndefined()
  })

  it('is nobody as long as a rule says nothing', () => {
    const career = [post('a', 'Head of Digital', '2019-01-01'), post('b', 'Chief Executive', '2026-04-01')]
    const nothing = { titles: [], grades: [], organisationKinds: [] }
    expect(suggestCandidate({ ...RISE, earlier: nothing }, career, when)).toBeUndefined()
    expect(suggestCandidate({ ...RISE, post: nothing }, career, when)).toBeUndefined()
  })

  const posts = fc.array(fc.record({
    id: fc.uuid(), title: fc.constantFrom('Digital lead', 'Chief Executive', 'Planner'), grade: fc.constant(null), organisationKind: fc.constantFrom('council', 'department', undefined),
    startsOn: fc.constantFrom('2020-01-01', '2025-01-01', '2026-02-01', '2026-07-01').map(plainDate), endsOn: fc.constantFrom(null, plainDate('2026-09-01')), verified: fc.boolean(), organisationId: fc.constant(null), region: fc.constant(null),
  }), { maxLength: 8 })

  it('rests on confirmed posts of both rules in their order, whatever the order of the history', () => {
    fc.assert(fc.property(posts, (career) => {
      const found = suggestCandidate(RISE, career, when)
      expect(suggestCandidate(RISE, career.toReversed(), when)?.facts).toBe(found?.facts)
      if (found === undefined) return
      expect([found.earlier.verified, found.later.verified, postMatches(RISE.post, found.later), found.earlier.startsOn < found.later.startsOn, found.later.startsOn > when.baselineOn]).toEqual([true, true, true, true, true])
    }))
  })
})

describe('of several claims of one person', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 9, day))
  const claim = (id: string, change: Partial<RivalClaim>): RivalClaim => ({ id, state: 'claimed', claimedAt: at(1), decidedAt: null, ...change })

  it('the one verified first stays, else the one furthest on, else the oldest', () => {
    expect(chooseKept([claim('a', { state: 'verified', decidedAt: at(9) }), claim('b', { state: 'verified', decidedAt: at(5), claimedAt: at(4) })])?.id).toBe('b')
    expect(chooseKept([claim('a', {}), claim('b', { state: 'evidenced', claimedAt: at(3) })])?.id).toBe('b')
    expect(chooseKept([claim('b', { claimedAt: at(2) }), claim('a', {})])?.id).toBe('a')
    expect(chooseKept([])).toBeUndefined()
  })
})
