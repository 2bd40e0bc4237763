import { orderSessions, sessionView, whenWords } from './session-view.js'

const session = {
  id: 's1', title: 'Kick-off', state: 'scheduled', mode: 'hybrid', location: 'Town Hall', joinUrl: 'https://meet.example/1',
  startsAt: '2026-06-01T08:00:00.000Z', endsAt: '2026-06-01T10:30:00.000Z',
}

describe('sessionView', () => {
  it('shows London time, and both ways to take part', () => {
    expect(sessionView(session, new Date('2026-05-01T00:00:00Z'))).toMatchObject({
      when: 'Monday 1 June 2026, 9am to 11:30am', length: '2 hours 30 minutes', place: 'Town Hall, or online', modeText: 'In person and online', href: '/sessions/s1', join: 'https://meet.example/1', over: false,
    })
  })
  it.each([['in_person', 'Town Hall', 'Town Hall'], ['online', null, 'Online'], ['hybrid', 'Town Hall', 'Town Hall, or online']])('%s: %s', (mode, location, place) =>
    expect(sessionView({ ...session, mode, location }, new Date('2026-05-01T00:00:00Z')).place).toBe(place))
  it('names both days of a session over midnight', () =>
    expect(whenWords({ startsAt: '2026-06-01T22:00:00Z', endsAt: '2026-06-02T00:00:00Z' })).toBe('11pm on 1 June 2026 to 1am on 2 June 2026'))
  it.each([['when it is over', {}, '2026-06-01T10:30:00Z'], ['when it is called off', { state: 'cancelled' }, '2026-05-01T00:00:00Z']])('has nothing to join %s', (_when, change, now) =>
    expect(sessionView({ ...session, ...change }, new Date(now)).join).toBeNull())
})

describe('orderSessions', () => {
  it('puts the next one first and the last one first of those behind', () => {
    const one = (startsAt: string, over: boolean) => ({ startsAt, over })
    expect(orderSessions([one('2026-03', false), one('2026-01', true), one('2026-02', true), one('2026-04', false)])).toEqual({
      upcoming: [one('2026-03', false), one('2026-04', false)], past: [one('2026-02', true), one('2026-01', true)],
    })
  })
})
