import { cancellationEffects } from './cancellation-effects.js'

const run = (changes: object = {}) => ({ id: 'b', title: 'Autumn', state: 'open', startsOn: '2026-10-01', capacity: 20, taken: 18, ...changes })
const facts = { runId: 'a', demand: { seats: 5, waiting: 2, inApproval: 1 }, sessions: [{ state: 'held' }, { state: 'scheduled' }, { state: 'rescheduled' }], others: [run({ id: 'a' }), run(), run({ id: 'c', state: 'draft' })] }

describe('cancellationEffects', () => {
  it('counts everybody concerned and the sessions still to come, and names the other runs', () =>
    expect(cancellationEffects(facts)).toEqual([
      '8 people will be told, with your reason: 5 with a place, 2 on the waiting list and 1 awaiting approval.',
      'Each of them keeps a claim to a later run of the programme.',
      '2 sessions will be cancelled and taken out of people’s calendars.',
      'Those who held a place are offered one, as far as there is room, in “Autumn” (starts 1 October 2026, 2 places free).',
    ]))
  it('says when there is nowhere else to go', () => expect(cancellationEffects({ ...facts, others: [] }).at(-1)).toBe('There is no other run to offer people a place in now.'))
  it('is short for an empty run', () =>
    expect(cancellationEffects({ ...facts, demand: { seats: 0, waiting: 0, inApproval: 0 }, sessions: [] })).toEqual(['Nobody is in this run, so nobody has to be told.']))
})
