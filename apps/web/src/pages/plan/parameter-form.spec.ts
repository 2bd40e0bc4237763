import { onQuestion, type ParameterField, parameterQuestions, parametersOf, parameterValues } from './parameter-form.js'

const field = (path: string, kind: string, more: Partial<ParameterField> = {}): ParameterField => ({ path, kind, label: path, hint: null, choices: [], required: false, initial: null, parts: [], ...more })
const FIELDS = [
  field('milestone', 'text', { required: true }), field('subject', 'choice', { choices: ['person', 'alb'], initial: '"person"' }), field('post.titles', 'lines', { initial: '[]' }), field('post.kinds', 'choices', { choices: ['council'] }),
  field('earlier.titles', 'lines'), field('earlier.kinds', 'choices'), field('held', 'flag', { initial: 'false' }), field('of', 'key'), field('groups', 'pairs', { parts: ['characteristic', 'categories'] }),
]
const TYPED = { 'parameters.milestone': ' chiefs ', 'parameters.subject': 'person', 'parameters.post.titles': 'chief executive\r\n\r\nmanaging director', 'parameters.post.kinds': 'council', 'parameters.earlier.titles': ' ', 'parameters.held': 'yes', 'parameters.of': '', 'parameters.groups': 'ethnic_group: asian, black' }
const JSON_OF_TYPED = { milestone: 'chiefs', subject: 'person', post: { titles: ['chief executive', 'managing director'], kinds: ['council'] }, held: true, of: 'own-key', groups: [{ characteristic: 'ethnic_group', categories: ['asian', 'black'] }] }

describe('parameters of an indicator', () => {
  it('are read part by part; a part of which nothing is filled in is left out', () => {
    expect(JSON.parse(parametersOf(FIELDS, TYPED, 'own-key'))).toEqual(JSON_OF_TYPED)
    expect(JSON.parse(parametersOf([field('figuresOf', 'key')], { 'parameters.figuresOf': 'others' }, 'own-key'))).toEqual({ figuresOf: 'others' })
  })

  it('are shown again as they were typed, and say what holds for nothing', () => {
    const again = parameterValues(FIELDS, JSON.stringify(JSON_OF_TYPED))
    expect(JSON.parse(parametersOf(FIELDS, again, 'x'))).toEqual({ ...JSON_OF_TYPED, of: 'own-key' })
    expect(parameterValues(FIELDS, null)).toMatchObject({ 'parameters.subject': 'person', 'parameters.held': 'no', 'parameters.post.titles': '', 'parameters.groups': '' })
  })

  it('are asked for by the kind of each', () => {
    expect(parameterQuestions(FIELDS).map(({ kind }) => kind)).toEqual(['text', 'radios', 'textarea', 'checkboxes', 'textarea', 'checkboxes', 'radios', 'text', 'textarea'])
    expect(parameterQuestions(FIELDS)[1]).toMatchObject({ items: [{ value: 'person', text: 'Person' }, { value: 'alb', text: 'Arm’s-length body' }] })
  })

  it('have their errors beside the question, however deep', () => {
    expect(onQuestion(FIELDS, [{ field: 'parameters.groups.0.categories', message: 'a' }, { field: 'title', message: 'b' }])).toEqual([{ field: 'parameters.groups', message: 'a' }, { field: 'title', message: 'b' }])
  })
})
