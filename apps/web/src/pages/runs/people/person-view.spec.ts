import { historyRows, itemRows, personActions } from './person-view.js'

const item = { itemId: 'i', title: 'Read ahead', kind: 'module', requirement: 'required', status: 'open' }
const all = { viewerCanWaive: true, viewerCanRecordModule: true, viewerCanRecordMentoring: true }
const none = { viewerCanWaive: false, viewerCanRecordModule: false, viewerCanRecordMentoring: false }

describe('itemRows', () => {
  it('lets modules and mentoring be recorded, sessions and assignments not', () =>
    expect(['module', 'mentoring', 'session', 'assignment'].map((kind) => itemRows('r', 'e', [{ ...item, kind }], all)[0]?.doneHref !== undefined)).toEqual([true, true, false, false]))
  it('records nothing twice, and nothing that waits', () => {
    expect(itemRows('r', 'e', [{ ...item, status: 'done' }], all)[0]).toMatchObject({ doneHref: undefined, waiveHref: undefined, status: 'Done' })
    expect(itemRows('r', 'e', [{ ...item, status: 'locked' }], all)[0]).toMatchObject({ doneHref: undefined, waiveHref: '/runs/r/people/e/items/i/waive' })
  })
  it('goes by what the viewer may do', () => expect(itemRows('r', 'e', [item], none)[0]).toMatchObject({ doneHref: undefined, waiveHref: undefined }))
})

describe('personActions', () => {
  const actions = (state: string, viewerCanManage = true, viewerCanLeave = true) => personActions('r', { id: 'e', state, viewerCanLeave, viewerCanManage }).map(({ text }) => text)
  it('follow the state', () => {
    expect(actions('waitlisted')).toEqual(['Offer a place', 'Transfer to another run', 'Turn down', 'Withdraw or defer'])
    expect(actions('active')).toEqual(['Transfer to another run', 'Withdraw or defer'])
    expect(actions('withdrawn', true, false)).toEqual([])
  })
  it('leave a facilitator nothing', () => expect(actions('active', false, false)).toEqual([]))
})

it('tells what happened, newest first, and who did it', () =>
  expect(historyRows([
    { at: '2026-06-01T09:00:00Z', action: 'submit', toState: 'applied', actorName: null, actorPersonName: 'Bo', reason: null },
    { at: '2026-06-02T09:00:00Z', action: 'expire', toState: 'expired', actorName: null, actorPersonName: null, reason: 'Not answered' },
  ])).toEqual([
    { when: '10am on 2 June 2026', what: 'Offer ran out', who: 'Waymark', reason: 'Not answered' }, { when: '10am on 1 June 2026', what: 'Applied', who: 'Bo', reason: '' },
  ]))
