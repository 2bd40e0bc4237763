import { newId } from '#kernel'
import { ENROLMENT_STATES, REGISTER_STATES, type EnrolmentState } from '../enrolment/enrolment-states.js'
import type { CurriculumItem, ItemKind } from '../programme/programme-types.js'
import { decideItemRecord, type ItemRecordKind } from './decide-item-record.js'

const item = (kind: ItemKind): CurriculumItem => ({ id: newId(), code: 'A', title: 'A', kind, requirement: { type: 'required' }, prerequisites: [] })

const decide = (kind: ItemRecordKind, one: CurriculumItem | undefined, enrolment: EnrolmentState, reason: string, waitsFor: readonly CurriculumItem[] = []) =>
  decideItemRecord({ kind, item: one, waitsFor, enrolment, reason })

describe('decideItemRecord', () => {
  it.each([['module', 'module_completed'], ['mentoring', 'mentoring_recorded']] as const)('records a %s as done', (kind, type) => {
    const one = item(kind)
    expect(decide('done', one, 'active', '')).toEqual({ ok: true, value: { type, itemId: one.id } })
  })

  it.each(['session', 'assignment'] as const)('leaves a %s to its own record', (kind) =>
    expect(decide('done', item(kind), 'active', '')).toEqual({ ok: false, error: { code: 'RECORDED_ELSEWHERE' } }))

  it('waives anything, with a reason', () => {
    const one = item('session')
    expect(decide('waived', one, 'active', ' ')).toEqual({ ok: false, error: { code: 'REASON_REQUIRED' } })
    expect(decide('waived', one, 'active', 'Taught it herself')).toEqual({ ok: true, value: { type: 'item_waived', itemId: one.id } })
  })

  it('keeps the order of the programme, from which only a waiver departs', () => {
    const [first, second] = [item('session'), item('module')]
    expect(decide('done', second, 'active', '', [first])).toEqual({ ok: false, error: { code: 'PREREQUISITES_OUTSTANDING', titles: ['A'] } })
    expect(decide('waived', second, 'active', 'Taught it herself', [first])).toMatchObject({ ok: true })
  })

  it('records only for people on the register, and only items of the curriculum', () => {
    for (const state of ENROLMENT_STATES.filter((one: EnrolmentState) => !(REGISTER_STATES as readonly EnrolmentState[]).includes(one))) {
      expect(decide('done', item('module'), state, '')).toEqual({ ok: false, error: { code: 'NOT_ON_REGISTER', state } })
    }
    expect(decide('done', undefined, 'active', '')).toEqual({ ok: false, error: { code: 'ITEM_NOT_IN_CURRICULUM' } })
  })
})
