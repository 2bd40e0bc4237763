import { plainDate } from '#kernel'
import { type SchemeFacts, standingOf, toDoOf } from './scheme-to-do.js'

const TODAY = plainDate('2026-06-15')
const counts = { mentees: 4, unmatchedMentees: 3, mentors: 2, places: 5, takenPlaces: 1 }
type Matching = NonNullable<SchemeFacts['matching']>
const matching = (rounds: readonly object[] = [], answers: readonly string[] = [], unmatchedMentees = 3): Matching => ({
  matchRounds: { edges: rounds.map((node) => ({ node: { id: 'r', title: 'Summer', intakeOpensOn: '2026-06-01', intakeClosesOn: '2026-06-30', scenarios: [], ...node } })) },
  mentoringParticipants: { counts: { ...counts, unmatchedMentees } }, mentoringMatches: { totalCount: answers.length, edges: answers.map((answerBy) => ({ node: { answerBy } })) },
}) as unknown as Matching
const texts = (facts: Partial<SchemeFacts>) => toDoOf({ id: 's', state: 'open', ...facts }, TODAY).map(({ text }) => text)

describe('what a scheme asks of those who run it', () => {
  it('is to be opened while it is a draft', () => expect(texts({ state: 'draft', matching: matching() })).toEqual(['Check its settings and open it']))
  it.each([
    [{ state: 'draft' }, 'Summer: open the intake, which was planned for 1 June 2026'], [{ state: 'draft', intakeOpensOn: '2026-06-20' }, 'Summer: the intake opens on 20 June 2026'],
    [{ state: 'intake' }, 'Summer: the intake is open until 30 June 2026'], [{ state: 'intake', intakeClosesOn: '2026-06-15' }, 'Summer: the intake closed on 15 June 2026, freeze the round'],
    [{ state: 'frozen' }, 'Summer: make a first scenario'], [{ state: 'in_review', scenarios: [{ state: 'solved' }, { state: 'failed' }] }, 'Summer: review 1 scenario and publish one'],
  ])('names the next step of a round: %j', (round, text) => expect(texts({ matching: matching([round]) })).toEqual([text]))
  it('asks for a round where mentees wait and none is under way', () => {
    expect(texts({ matching: matching([{ state: 'published' }]) })).toEqual(['3 mentees without a match: plan a round'])
    expect(texts({ matching: matching([], [], 0) })).toEqual([])
    expect(texts({ state: 'closed', matching: matching() })).toEqual([])
  })
  it('tells of proposals with the day on which the first runs out, and of relationships that need somebody', () =>
    expect(texts({ matching: matching([], ['2026-06-20T23:00:00Z', '2026-06-18T12:00:00Z'], 0), dashboard: { health: [{ code: 'alive', count: 9 }, { code: 'at_risk', count: 1 }, { code: 'silent', count: 2 }] } }))
      .toEqual(['2 proposals waiting for answers, the first until 18 June 2026', '1 relationship at risk', '2 relationships without a meeting for a while']))
  it('says how the scheme stands, as far as its manager may see it', () => {
    expect(standingOf({ id: 's', state: 'open', matching: matching(), dashboard: { health: [{ code: 'alive', count: 1 }] } })).toBe('4 mentees and 2 mentors taking part, 4 free places. 1 relationship under way.')
    expect(standingOf({ id: 's', state: 'open' })).toBe('')
  })
})
