import { EMPTY_DRAFT, type Draft } from './draft.js'
import { groupLines, itemLines, settingRows } from './draft-view.js'

const draft: Draft = {
  ...EMPTY_DRAFT, optionGroups: [{ code: 'g', title: 'Electives', choose: 1 }],
  items: [
    { code: 'a', title: 'Opening day', kind: 'session', requirement: 'required', prerequisites: [], duration: 90, dueDays: null, maxResubmissions: null, passRequired: null },
    { code: 'b', title: 'Essay', kind: 'assignment', requirement: 'g', prerequisites: ['a'], duration: null, dueDays: 30, maxResubmissions: 1, passRequired: true },
  ],
}

it('describes items in words', () =>
  expect(itemLines('p', draft).map(({ requirement, details, first, last }) => [requirement, details, first, last])).toEqual([
    ['Required', ['1 hour 30 minutes'], true, false], ['One of “Electives”', ['due 30 days after the start', 'has to be passed', 'after Opening day'], false, true],
  ]))
it('counts the items of a group', () => expect(groupLines('p', draft)[0]).toMatchObject({ text: 'Choose 1 of 1', editHref: '/manage/programmes/p/draft/groups/0' }))
it('says the rule in words', () => {
  const value = (key: string, changes: Partial<Draft['completion']> = {}) => settingRows({ ...draft, completion: { ...draft.completion, ...changes } }).find((row) => row.key === key)?.value
  expect(value('Least attendance')).toBe('None asked for')
  expect(value('Least attendance', { minAttendance: 7_550 })).toBe('75.5% of the minutes of required sessions')
  const each = 'Share of each required session'
  expect([value(each), value(each, { minSessionShare: 0 }), value(each, { minSessionShare: 0, minAttendance: 7_550 })]).toEqual(['50%', 'Any minute of it', 'No single session is asked for'])
})
