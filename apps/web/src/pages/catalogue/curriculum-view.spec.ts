import { completionWords, curriculumView, routeWords } from './curriculum-view.js'

const item = { id: 'a', title: 'Kick-off', kind: 'session', requirement: 'required', optionGroupId: null, duration: 90, dueDays: null }
const optionGroups = [{ id: 'g', title: 'Elective modules', choose: 2 }]

describe('the curriculum in words', () => {
  it('says kind, length and choice', () =>
    expect(curriculumView({ optionGroups, items: [item, { ...item, kind: 'module', duration: null, requirement: 'option', optionGroupId: 'g' }, { ...item, requirement: 'optional' }] }).map(({ detail }) => detail))
      .toEqual(['Session, 1 hour 30 minutes', 'Module, choose 2 of Elective modules', 'Session, 1 hour 30 minutes, optional']))
  it('says what completion takes', () => {
    expect(completionWords({ minAttendance: 7_500, minPasses: 1, optionGroups })).toBe('To complete it, do every required part, attend at least 75% of the session time, pass at least 1 assignment and do 2 of Elective modules.')
    expect(completionWords({ minAttendance: 0, minPasses: 0, optionGroups: [] })).toBe('To complete it, do every required part.')
  })
  it.each([
    [['self'], false, ['You can enrol yourself; nobody has to approve.']],
    [['application', 'nomination'], true, ['You can apply. Your line manager is asked to approve; elected members need no approval.', 'Your organisation can nominate you.']],
    [['api'], false, []],
  ])('says how to come in by %j', (routes, needsApproval, words) => expect(routeWords({ routes, needsApproval })).toEqual(words))
})
