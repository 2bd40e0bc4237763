import { codeFor, moveItem, toDraft, withGroup, withItem, withoutGroup, withoutItem, type Draft, type DraftItem, type Version } from './draft.js'

const item = (code: string, changes: Partial<DraftItem> = {}): DraftItem =>
  ({ code, title: code, kind: 'session', requirement: 'required', prerequisites: [], duration: 60, dueDays: null, maxResubmissions: null, passRequired: null, ...changes })
const draft: Draft = {
  routes: ['self'], needsApproval: false, prerequisiteProgrammes: [], completion: { minAttendance: 7_500, minSessionShare: 5_000, excused: 'left_out', minPasses: 0 },
  optionGroups: [{ code: 'group-1', title: 'One of', choose: 1 }], items: [item('a'), item('b', { prerequisites: ['a'] }), item('c', { requirement: 'group-1' })],
}
const codes = ({ items }: Draft) => items.map(({ code }) => code)

describe('toDraft', () => {
  it('turns ids into codes', () => {
    const version: Version = {
      routes: ['self'], needsApproval: false, minAttendance: 7_500, minSessionShare: 5_000, excused: 'left_out', minPasses: 0, prerequisiteProgrammes: [], optionGroups: [{ id: 'g', title: 'One of', choose: 1 }],
      items: [
        { ...item('a'), id: '1', optionGroupId: null }, { ...item('b'), id: '2', optionGroupId: null, prerequisites: ['1'] }, { ...item('c'), id: '3', requirement: 'option', optionGroupId: 'g' },
      ],
    }
    expect(toDraft(version)).toEqual(draft)
  })
})

describe('items', () => {
  it('are added at the end', () => expect(codes(withItem(draft, undefined, item('d')))).toEqual(['a', 'b', 'c', 'd']))
  it('keep being waited for when their code changes', () => expect(withItem(draft, 0, item('z')).items[1]?.prerequisites).toEqual(['z']))
  it('are waited for no more when they are gone', () => {
    const without = withoutItem(draft, 0)
    expect(codes(without)).toEqual(['b', 'c'])
    expect(without.items[0]?.prerequisites).toEqual([])
  })
  it('move, but not beyond the ends', () => {
    expect(codes(moveItem(draft, 0, 1))).toEqual(['b', 'a', 'c'])
    expect(codes(moveItem(draft, 0, -1))).toEqual(['a', 'b', 'c'])
    expect(codes(moveItem(draft, 2, 1))).toEqual(['a', 'b', 'c'])
  })
})

describe('groups', () => {
  it('get a code of their own', () => expect(withGroup({ ...draft, optionGroups: [{ code: 'group', title: '', choose: 1 }] }, undefined, { title: 'Two of', choose: 2 }).optionGroups.map(({ code }) => code)).toEqual(['group', 'group-2']))
  it('keep their code when they change', () => expect(withGroup(draft, 0, { title: 'New', choose: 1 }).optionGroups).toEqual([{ code: 'group-1', title: 'New', choose: 1 }]))
  it('leave their items optional', () => expect(withoutGroup(draft, 0).items[2]?.requirement).toBe('optional'))
})

it('makes codes out of titles', () => {
  expect(codeFor('Opening day!', [])).toBe('opening-day')
  expect(codeFor('Opening day', ['opening-day', 'opening-day-2'])).toBe('opening-day-3')
  expect(codeFor('???', [])).toBe('item')
})
