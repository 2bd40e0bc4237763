import fc from 'fast-check'
import { asId, plainDate, type PersonId } from '#kernel'
import { checkAbsence, resolveApprover, type Absence, type ApproverFacts } from './resolve-approver.js'

const id = (name: string): PersonId => asId<PersonId>(name)
const day = plainDate('2026-08-10')
const away = (name: string, delegate?: string, from = '2026-08-01', to = '2026-09-01'): Absence => ({
  personId: id(name), delegateId: delegate === undefined ? undefined : id(delegate), from: plainDate(from), to: plainDate(to),
})
const facts = (lines: Record<string, string>, absences: Absence[] = [], fallbacks: string[] = []): ApproverFacts => ({
  lineManagerOf: (person) => (lines[person] === undefined ? undefined : id(lines[person])), absences, fallbacks: fallbacks.map(id),
})

describe('resolveApprover', () => {
  it.each<[string, ApproverFacts, object | undefined]>([
    ['the line manager', facts({ ann: 'meg' }), { personId: 'meg', as: 'manager', instead: [] }],
    ['the manager again on the day she is back', facts({ ann: 'meg' }, [away('meg', 'dev', '2026-08-01', '2026-08-10')]), { personId: 'meg', as: 'manager', instead: [] }],
    ['her delegate', facts({ ann: 'meg' }, [away('meg', 'dev')]), { personId: 'dev', as: 'delegate', instead: ['meg'], standsInFor: { personId: 'meg', backOn: '2026-09-01' } }],
    ["the delegate's delegate", facts({ ann: 'meg' }, [away('meg', 'dev'), away('dev', 'eva')]), { personId: 'eva', as: 'delegate', instead: ['meg', 'dev'], standsInFor: { personId: 'meg', backOn: '2026-09-01' } }],
    ['the delegate of the next manager up', facts({ ann: 'meg', meg: 'top' }, [away('meg'), away('top', 'dev', '2026-08-01', '2026-08-20')]), { personId: 'dev', as: 'up', instead: ['meg', 'top'], standsInFor: { personId: 'top', backOn: '2026-08-20' } }],
    ['the next manager up when nobody stands in', facts({ ann: 'meg', meg: 'top' }, [away('meg')]), { personId: 'top', as: 'up', instead: ['meg'] }],
    ['not the applicant as a delegate', facts({ ann: 'meg', meg: 'top' }, [away('meg', 'ann')]), { personId: 'top', as: 'up', instead: ['meg'] }],
    ['the next up when delegates go in a circle', facts({ ann: 'meg', meg: 'top' }, [away('meg', 'dev'), away('dev', 'meg')]), { personId: 'top', as: 'up', instead: ['meg', 'dev'] }],
    ['the organisation when managers go in a circle', facts({ ann: 'meg', meg: 'ann' }, [away('meg')], ['adm']), { personId: 'adm', as: 'fallback', instead: ['meg'] }],
    ['the organisation when there is no manager', facts({}, [], ['ann', 'adm']), { personId: 'adm', as: 'fallback', instead: [] }],
    ["an absent administrator's delegate", facts({}, [away('adm', 'sub')], ['adm']), { personId: 'sub', as: 'fallback', instead: ['adm'], standsInFor: { personId: 'adm', backOn: '2026-09-01' } }],
    ['nobody', facts({ ann: 'ann' }), undefined],
  ])('finds %s', (_, given, expected) => expect(resolveApprover(id('ann'), day, given)).toEqual(expected))

  it('always ends, never on the applicant and never on somebody away', () => {
    const name = fc.constantFrom('ann', 'b', 'c', 'd', 'e')
    const lines = fc.dictionary(name, name)
    const absences = fc.array(fc.record({ who: name, to: fc.option(name, { nil: undefined }) }))
    fc.assert(
      fc.property(lines, absences, fc.array(name), (managers, gone, fallbacks) => {
        const list = gone.map(({ who, to }) => away(who, to))
        const approver = resolveApprover(id('ann'), day, facts({ ...managers }, list, fallbacks))
        expect(approver?.personId).not.toBe('ann')
        expect(list.map(({ personId }) => personId)).not.toContain(approver?.personId)
        if (approver === undefined) expect(fallbacks.every((fallback) => fallback === 'ann' || gone.some(({ who }) => who === fallback))).toBe(true)
      }),
    )
  })
})

describe('checkAbsence', () => {
  it.each([
    [away('meg', 'dev', '2026-09-01', '2026-09-01'), 'ENDS_BEFORE_IT_STARTS'],
    [away('meg', 'meg', '2026-10-01', '2026-10-02'), 'OWN_DELEGATE'],
    [away('meg', 'dev', '2026-08-20', '2026-09-05'), 'OVERLAPS'],
    [away('meg', 'dev', '2026-09-01', '2026-09-05'), undefined],
    [away('dev', 'meg'), undefined],
  ])('judges %j as %s', (absence, problem) => expect(checkAbsence(absence, [away('meg')])).toBe(problem))
})
