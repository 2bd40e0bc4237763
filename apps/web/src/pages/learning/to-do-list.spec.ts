import { asPlainDate, type PlainDate } from './plain-date.js'
import { toDoList, type ToDoFacts } from './to-do-list.js'

const today = asPlainDate('2026-06-10') as PlainDate
const nothing: ToDoFacts = { offers: [], approvalCount: 0, joinOffers: 0, codes: [], assignments: [], teaching: [] }
const work = { enrolmentId: 'e', itemId: 'i', title: 'Essay', runTitle: 'Spring run', dueOn: '2026-06-09', state: 'not_submitted' }
const brief = (facts: Partial<ToDoFacts>) => toDoList({ ...nothing, ...facts }, today).map(({ title, hint, href, status }) => [title.text, hint?.text, href, status.tag.text])

describe('toDoList', () => {
  it('is empty when nothing waits', () => expect(brief({})).toEqual([]))
  it('puts what can only be done now first, then what runs out', () => {
    expect(brief({
      approvalCount: 2, joinOffers: 1, assignments: [work], codes: [{ sessionId: 's', title: 'Kick-off' }],
      offers: [{ enrolmentId: 'o', programmeTitle: 'Digital leaders', expiresAt: '2026-06-12T23:00:00Z' }],
    }).map(([title]) => title)).toEqual([
      'Enter your code for Kick-off', 'Accept or decline your place on Digital leaders', 'Decide on 2 applications from your colleagues', 'Answer 1 organisation that asks you to join', 'Hand in Essay'])
  })
  it('says until when an offer stands, in London time', () =>
    expect(brief({ offers: [{ enrolmentId: 'o', programmeTitle: 'X', expiresAt: '2026-06-12T23:00:00Z' }] })).toEqual([
      ['Accept or decline your place on X', 'Answer by the end of 12 June 2026. After that it goes to somebody else.', '/offers/o', 'Answer needed']]))
  it.each([
    [{}, ['Hand in Essay', 'Spring run, was due by the end of 9 June 2026', '/learning/e/assignments/i', 'Overdue']],
    [{ dueOn: '2026-06-10' }, ['Hand in Essay', 'Spring run, due by the end of 10 June 2026', '/learning/e/assignments/i', 'To do']],
    [{ dueOn: null, state: 'returned' }, ['Work on the feedback on Essay', 'Spring run', '/learning/e/assignments/i', 'Returned']],
  ])('tells of work %j', (change, row) => expect(brief({ assignments: [{ ...work, ...change }] })).toEqual([row]))
  it('reminds those who teach of what waits for them', () =>
    expect(brief({ teaching: [{ runId: 'r', title: 'Spring run', toMark: 1, reportedPosts: 2 }, { runId: 'q', title: 'Quiet', toMark: 0, reportedPosts: 0 }] })).toEqual([
      ['Look at 2 reported posts', 'Spring run', '/runs/r/space/reports', 'Waiting for you'], ['Mark 1 assignment', 'Spring run', '/runs/r/work', 'Waiting for you']]))
})
