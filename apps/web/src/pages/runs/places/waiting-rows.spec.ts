import { blockWords, priorityHeading, waitingRow } from './waiting-rows.js'

const person = { position: 2, blockedBy: null, priorityScore: 40, manualRank: null, enrolment: { id: 'e', personName: 'Bo', organisationName: 'Leeds', region: null, appliedAt: '2026-06-01T09:00:00Z' } }

describe('waitingRow', () => {
  it('offers a place only to whom nothing stands against', () => {
    expect(waitingRow('r', 'first_come')(person).offerHref).toBe('/runs/r/waiting-list/e/offer')
    expect(waitingRow('r', 'first_come')({ ...person, blockedBy: 'run_full' })).toMatchObject({ offerHref: undefined, block: 'Every place is taken' })
  })
  it('lets nobody move a queue that was promised to be first come, first served', () => {
    expect(waitingRow('r', 'first_come')(person)).toMatchObject({ priorityHref: undefined, priority: undefined })
    expect(waitingRow('r', 'priority_score')(person)).toMatchObject({ priority: 40, priorityHref: '/runs/r/waiting-list/e/priority' })
    expect(waitingRow('r', 'manual')(person)).toMatchObject({ priority: 'Not set' })
  })
})

it('names what decides the order', () => expect(['first_come', 'priority_score', 'manual'].map(priorityHeading)).toEqual([undefined, 'Score', 'Rank']))
it('spells out a block that it does not know', () => expect(blockWords('something_new')).toBe('something_new'))
