import fc from 'fast-check'
import { basisPoints, minutes } from '#kernel'
import type { CurriculumItemId, OptionGroupId, ProgrammeId } from '../ids.js'
import { checkPrerequisites } from './check-prerequisites.js'
import { checkProgramme } from './check-programme.js'
import { checkVersion } from './check-version.js'
import { decideEdit, decidePublish, decideRetire } from './decide-version-change.js'
import type { CurriculumItem, VersionDraft } from './programme-types.js'

const id = (n: number | string) => `item-${n}` as CurriculumItemId
const group = 'group' as OptionGroupId
const programme = 'p' as ProgrammeId

const item = (n: number, over: Partial<CurriculumItem> = {}): CurriculumItem => ({
  id: id(n), code: `C${n}`, title: `Item ${n}`, kind: 'session', requirement: { type: 'required' }, prerequisites: [], duration: minutes(120), ...over,
})
const version = (over: Partial<VersionDraft> = {}): VersionDraft => ({
  items: [item(0), item(1, { prerequisites: [id(0)] })],
  optionGroups: [],
  completion: { minAttendance: basisPoints(8_000), minSessionShare: basisPoints(5_000), excused: 'left_out', minPasses: 0 },
  routes: ['application'], needsApproval: true, prerequisiteProgrammes: [],
  ...over,
})
const found = (draft: VersionDraft) => checkVersion(draft, programme).map(({ code, field }) => `${code} ${field}`)

describe('checkProgramme', () => {
  it('accepts a sound one and names each fault of an unsound one', () => {
    expect(checkProgramme({ title: 'Leading digital change', summary: 'For chief officers.', audience: 'non_digital_leaders' })).toEqual([])
    expect(checkProgramme({ title: ' ', summary: '', audience: 'robots' }).map((p) => p.code)).toEqual(['TITLE_MISSING', 'SUMMARY_MISSING', 'AUDIENCE_UNKNOWN'])
    expect(checkProgramme({ title: 'x'.repeat(201), summary: 'y'.repeat(2_001), audience: 'open' }).map((p) => p.field)).toEqual(['title', 'summary'])
  })
})

describe('checkVersion', () => {
  it('finds nothing wrong with a sound version', () => {
    expect(found(version())).toEqual([])
  })

  it('accepts the limits themselves, and counts each group by its own items', () => {
    const other = 'other' as OptionGroupId
    const of = (groupId: OptionGroupId) => ({ requirement: { type: 'option', groupId } }) as const
    expect(found(version({ items: [item(0, { title: 'x'.repeat(200) }), item(1, { kind: 'module', duration: minutes(3_000) }), item(2, { kind: 'assignment', dueDays: 0, maxResubmissions: 10 })] }))).toEqual([])
    expect(found(version({ items: [item(9), item(0, of(group)), item(1, of(other))], optionGroups: [{ id: group, title: 'A', choose: 1 }, { id: other, title: 'B', choose: 2 }] }))).toEqual(['OPTION_CHOOSE_OUT_OF_RANGE optionGroups.1.choose'])
    expect(checkProgramme({ title: 'x'.repeat(200), summary: 'y'.repeat(2_000), audience: 'open' })).toEqual([])
  })

  it.each<[string, Partial<VersionDraft>, string]>([
    ['no items', { items: [], completion: { ...version().completion, minAttendance: basisPoints(0) } }, 'CURRICULUM_EMPTY items'],
    ['a blank title', { items: [item(0, { title: ' ' })] }, 'ITEM_TITLE_MISSING items.0.title'],
    ['a long title', { items: [item(0, { title: 'x'.repeat(201) })] }, 'ITEM_TITLE_TOO_LONG items.0.title'],
    ['a blank code', { items: [item(0, { code: '' })] }, 'ITEM_CODE_MISSING items.0.code'],
    ['a code used twice', { items: [item(0), item(1, { code: 'C0' })] }, 'ITEM_CODE_REPEATED items.1.code'],
    ['an item twice', { items: [item(0), item(0, { code: 'X' })] }, 'ITEM_REPEATED items.1'],
    ['a session without length', { items: [item(0, { duration: undefined })] }, 'DURATION_MISSING items.0.duration'],
    ['a session of 0 minutes', { items: [item(0, { duration: minutes(0) })] }, 'DURATION_OUT_OF_RANGE items.0.duration'],
    ['a session with a due date', { items: [item(0, { dueDays: 3 })] }, 'ONLY_FOR_ASSIGNMENTS items.0'],
    ['a negative due date', { items: [item(0), item(1, { kind: 'assignment', dueDays: -1 })] }, 'DUE_DAYS_OUT_OF_RANGE items.1.dueDays'],
    ['too many resubmissions', { items: [item(0), item(1, { kind: 'assignment', maxResubmissions: 11 })] }, 'RESUBMISSIONS_OUT_OF_RANGE items.1.maxResubmissions'],
    ['an unknown group', { items: [item(0, { requirement: { type: 'option', groupId: group } }), item(1)] }, 'OPTION_GROUP_UNKNOWN items.0.requirement'],
    ['an empty group', { optionGroups: [{ id: group, title: 'Pick', choose: 1 }] }, 'OPTION_GROUP_TOO_SMALL optionGroups.0'],
    ['two of one item', { items: [item(0, { requirement: { type: 'option', groupId: group } }), item(1)], optionGroups: [{ id: group, title: 'Pick', choose: 2 }] }, 'OPTION_CHOOSE_OUT_OF_RANGE optionGroups.0.choose'],
    ['a group twice', { items: [item(0, { requirement: { type: 'option', groupId: group } }), item(1)], optionGroups: [{ id: group, title: 'Pick', choose: 1 }, { id: group, title: 'Pick', choose: 1 }] }, 'OPTION_GROUP_REPEATED optionGroups.1'],
    ['more than all attendance', { completion: { ...version().completion, minAttendance: basisPoints(10_001) } }, 'SHARE_OUT_OF_RANGE completion.minAttendance'],
    ['a negative session share', { completion: { ...version().completion, minSessionShare: basisPoints(-1) } }, 'SHARE_OUT_OF_RANGE completion.minSessionShare'],
    ['attendance without sessions', { items: [item(0, { kind: 'module' })] }, 'ATTENDANCE_WITHOUT_SESSIONS completion.minAttendance'],
    ['attendance with optional sessions only', { items: [item(0, { requirement: { type: 'optional' } }), item(1, { kind: 'module' })] }, 'ATTENDANCE_WITHOUT_SESSIONS completion.minAttendance'],
    ['more passes than assignments', { completion: { ...version().completion, minPasses: 1 } }, 'PASSES_OUT_OF_RANGE completion.minPasses'],
    ['nothing to do', { items: [item(0, { requirement: { type: 'optional' } })], completion: { ...version().completion, minAttendance: basisPoints(0) } }, 'NOTHING_TO_COMPLETE completion'],
    ['no route', { routes: [] }, 'ROUTES_MISSING routes'],
    ['itself before itself', { prerequisiteProgrammes: [programme] }, 'PROGRAMME_NEEDS_ITSELF prerequisiteProgrammes'],
    ['an unknown prerequisite', { items: [item(0, { prerequisites: [id('x')] })] }, 'PREREQUISITE_UNKNOWN items.0.prerequisites'],
    ['a prerequisite of itself', { items: [item(0, { prerequisites: [id(0)] })] }, 'PREREQUISITE_ITSELF items.0.prerequisites'],
    ['a prerequisite twice', { items: [item(0), item(1, { prerequisites: [id(0), id(0)] })] }, 'PREREQUISITE_REPEATED items.1.prerequisites'],
    ['a later prerequisite', { items: [item(0, { prerequisites: [id(1)] }), item(1)] }, 'PREREQUISITE_LATER items.0.prerequisites'],
    ['an optional prerequisite of a required item', { items: [item(0, { requirement: { type: 'optional' } }), item(1, { prerequisites: [id(0)] })] }, 'PREREQUISITE_NOT_REQUIRED items.1.prerequisites'],
  ])('finds %s', (_, over, expected) => {
    expect(found(version(over))).toEqual([expected])
  })

  it('names a circle as a circle, at each of its members', () => {
    const items = [item(0, { prerequisites: [id(2)] }), item(1, { prerequisites: [id(0)] }), item(2, { prerequisites: [id(1)] })]
    expect(checkPrerequisites(items).map(({ code }) => code)).toEqual(['PREREQUISITE_CYCLE', 'PREREQUISITE_CYCLE', 'PREREQUISITE_CYCLE'])
  })

  it('accepts prerequisites exactly when all of them point backwards', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.nat(6), { maxLength: 3 }), { minLength: 1, maxLength: 7 }), (links) => {
      const items = links.map((to, n) => item(n, { prerequisites: [...new Set(to)].filter((t) => t < links.length).map(id) }))
      const sound = items.every((it, n) => it.prerequisites.every((p) => items.findIndex((o) => o.id === p) < n))
      expect(checkPrerequisites(items).length === 0).toBe(sound)
    }))
  })
})

describe('changing a version', () => {
  it('publishes a sound draft only', () => {
    expect(decidePublish('draft', version(), programme)).toEqual({ ok: true, value: 'published' })
    expect(decidePublish('draft', version({ routes: [] }), programme)).toMatchObject({ ok: false, error: { code: 'VERSION_NOT_READY', problems: [{ field: 'routes' }] } })
    expect(decidePublish('retired', version(), programme)).toMatchObject({ ok: false, error: { code: 'TRANSITION_NOT_ALLOWED' } })
  })

  it('retires a published version once no run is waiting on it', () => {
    expect(decideRetire('published', 0)).toEqual({ ok: true, value: 'retired' })
    expect(decideRetire('published', 2)).toMatchObject({ ok: false, error: { code: 'RUNS_STILL_PLANNED', runs: 2 } })
    expect(decideRetire('draft', 0).ok).toBe(false)
  })

  it('edits drafts only', () => {
    expect(decideEdit('draft').ok).toBe(true)
    expect(decideEdit('published')).toMatchObject({ error: { code: 'VERSION_NOT_EDITABLE' } })
  })
})
