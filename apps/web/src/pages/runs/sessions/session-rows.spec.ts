import { sessionRow, splitSessions, type SessionLine } from './session-rows.js'

const session = (changes: Partial<SessionLine> = {}): SessionLine => ({
  id: 's1', title: 'Opening day', state: 'scheduled', startsAt: '2026-06-10T09:00:00.000Z', endsAt: '2026-06-10T15:00:00.000Z', mode: 'in_person', location: 'Town hall',
  reason: null, facilitatorNames: ['Bo Larsson', 'Asha Rahman'], viewerCanManage: true, viewerCanMarkRegister: true, viewerCanSeeCode: true, ...changes,
})
const before = new Date('2026-06-09T09:00:00Z')
const after = new Date('2026-06-10T09:00:00Z')
const actions = (changes: Partial<SessionLine>, now = before) => sessionRow('r1', session(changes), now).actions.map(({ text }) => text)

describe('sessionRow', () => {
  it('says when, where and who', () =>
    expect(sessionRow('r1', session(), before)).toMatchObject({ when: '10 June 2026, 10am to 4pm', where: 'In person: Town hall', facilitators: 'Bo Larsson and Asha Rahman' }))
  it('offers to close a session only once it has begun', () => {
    expect(actions({})).not.toContain('Close as held')
    expect(actions({}, after)).toContain('Close as held')
  })
  it('leaves a held session its register, a cancelled one nothing', () => {
    expect(actions({ state: 'held' }, after)).toEqual(['Register'])
    expect(actions({ state: 'cancelled' })).toEqual([])
  })
  it('goes by what the viewer may do', () =>
    expect(actions({ viewerCanManage: false, viewerCanSeeCode: false, viewerCanMarkRegister: false }, after)).toEqual([]))
})

describe('splitSessions', () => {
  it('shows the next one first and the last one held on top of those that are over', () => {
    const list = splitSessions('r1', [session({ id: 'a', state: 'held' }), session({ id: 'b', state: 'cancelled' }), session({ id: 'c' }), session({ id: 'd', state: 'rescheduled' })], before)
    expect([list.upcoming.map(({ id }) => id), list.over.map(({ id }) => id)]).toEqual([['c', 'd'], ['b', 'a']])
  })
})
