import { curriculumTasks, missingWords, stepWords, type MissingThing } from './progress-view.js'

const nothing: MissingThing = { code: '', nextStep: '', itemId: null, openItemIds: [], done: null, needed: null, minutesShort: null }
const titles = new Map([['a', 'Leading change'], ['b', 'Data ethics'], ['c', 'Service design']])

describe('missingWords', () => {
  it.each<[Partial<MissingThing>, string]>([
    [{ code: 'ITEM_OUTSTANDING', itemId: 'a', nextStep: 'submit_assignment' }, 'Leading change: hand in the assignment.'],
    [{ code: 'OPTIONS_SHORT', done: 1, needed: 2, openItemIds: ['b', 'c'], nextStep: 'choose_options' }, 'Choose 1 more from: Data ethics, Service design.'],
    [{ code: 'ATTENDANCE_SHORT', minutesShort: 90, nextStep: 'attend_session' }, 'Attend 1 hour 30 minutes more in sessions. Attend the session.'],
    [{ code: 'PASSES_SHORT', done: 0, needed: 2, nextStep: 'wait_for_marking' }, 'Pass 2 more assignments. Wait for your facilitator to mark it.'],
  ])('says %j', (missing, words) => expect(missingWords({ ...nothing, ...missing }, titles)).toBe(words))

  it('sends people to somebody who knows when it meets a step that it does not', () => expect(stepWords('something_new')).toBe('Ask your facilitator'))
})

describe('curriculumTasks', () => {
  const item = { itemId: 'a', title: 'Leading change', kind: 'module', requirement: 'required', status: 'open', waitsFor: [] as string[] }
  const links = { enrolmentId: 'e', canRecordModule: true, assignments: new Set(['c']) }
  const of = (change: Partial<typeof item>, missing: MissingThing[] = []) => curriculumTasks([{ ...item, ...change }, { ...item, itemId: 'b', title: 'Data ethics', kind: 'session', status: 'done' }], missing, links)[0]

  it('links an open module to where it is ticked off', () => expect(of({})).toMatchObject({ href: '/learning/e/modules/a/done', status: { tag: { text: 'To do' } } }))
  it('does not, for who may not', () => expect(curriculumTasks([item], [], { ...links, canRecordModule: false })[0]).not.toHaveProperty('href'))
  it('links an assignment that may be opened', () => {
    expect(of({ itemId: 'c', kind: 'assignment' })).toHaveProperty('href', '/learning/e/assignments/c')
    expect(of({ itemId: 'x', kind: 'assignment' })).not.toHaveProperty('href')
  })
  it('says what a locked part waits for', () => expect(of({ status: 'locked', waitsFor: ['b'] })).toMatchObject({ hint: { text: 'Module. Opens after: Data ethics' }, status: { text: 'Cannot start yet' } }))
  it('asks for nothing where somebody else has to act', () =>
    expect(of({}, [{ ...nothing, code: 'ITEM_OUTSTANDING', itemId: 'a', nextStep: 'wait_for_marking' }])).toMatchObject({ status: { tag: { text: 'Waiting' } } }))
  it('says what to do next', () => expect(of({ requirement: 'option' }, [{ ...nothing, code: 'ITEM_OUTSTANDING', itemId: 'a', nextStep: 'complete_module' }])).toMatchObject({ hint: { text: 'Module, One to choose from. Complete the module' } }))
})
