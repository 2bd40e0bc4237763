import { pathTo, renameFields, runPaths } from '../paths.js'
import { runFrame, type FramedRun } from './run-frame.js'

const run: FramedRun = {
  id: 'r1', title: 'Spring', state: 'open', programmeTitle: 'Leading', viewerCanManage: false, viewerCanSeeRoster: false, viewerCanManageSessions: false, viewerCanTeach: false,
}
const keys = (changes: Partial<FramedRun>) => runFrame({ ...run, ...changes }, 'roster').tabs.map(({ key }) => key)

describe('runFrame', () => {
  it('shows an onlooker no links', () => expect(keys({})).toEqual([]))
  it('shows a facilitator the teaching, not the queue', () =>
    expect(keys({ viewerCanSeeRoster: true, viewerCanManageSessions: true, viewerCanTeach: true })).toEqual(['run', 'roster', 'sessions', 'sets', 'work', 'space']))
  it('shows an administrator of the platform no written work', () =>
    expect(keys({ viewerCanSeeRoster: true, viewerCanManageSessions: true, viewerCanManage: true })).toEqual(['run', 'roster', 'sessions', 'sets', 'enrolments', 'waiting-list', 'demand']))
  it('marks the page that is open', () =>
    expect(runFrame({ ...run, viewerCanSeeRoster: true }, 'roster').tabs.filter(({ current }) => current)).toEqual([{ key: 'roster', text: 'People', href: '/runs/r1/roster', current: true }]))
})

describe('pathTo', () => {
  it('puts ids in, escaped', () => expect(pathTo(runPaths.moveToSet, { id: 'a/b', enrolmentId: '?x' })).toBe('/runs/a%2Fb/sets/move/%3Fx'))
})

describe('renameFields', () => {
  it('renames what it knows and keeps the rest', () =>
    expect(renameFields([{ field: 'a', message: 'm' }, { field: 'b', message: 'n' }, { message: 'o' }], { a: 'z' })).toEqual([{ field: 'z', message: 'm' }, { field: 'b', message: 'n' }, { field: null, message: 'o' }]))
})
