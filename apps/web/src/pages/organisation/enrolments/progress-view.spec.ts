import { programmeBars, progressHead, progressRows, statesTotal } from './progress-view.js'

const STATES = ['draft', 'applied', 'manager_approved', 'waitlisted', 'offered', 'accepted', 'active', 'completed', 'withdrawn', 'deferred', 'rejected', 'expired']
const programme = { programmeTitle: 'Leading', total: 12, byState: STATES.map((state) => ({ state, people: 1 })) }

it('puts everybody in exactly one column', () => {
  const [row = []] = progressRows([programme])
  expect(row).toHaveLength(progressHead.length)
  expect(row.slice(1, -1).map(Number).reduce((a, b) => a + b, 0)).toBe(programme.total)
})

it('charts everybody', () => expect(programmeBars([programme])).toEqual([{ label: 'Leading', value: 12 }]))

it('adds programmes up', () => expect(statesTotal([programme, programme])).toEqual({ live: 6, completed: 2 }))
