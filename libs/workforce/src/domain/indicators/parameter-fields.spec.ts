import { parameterFields, type ParameterSchema } from './parameter-fields.js'

const SCHEMA: ParameterSchema = {
  type: 'object', required: ['milestone', 'groups'],
  properties: {
    milestone: { type: 'string', title: 'Name of the milestone', description: 'Keep it.' },
    of: { type: 'string', indicatorKey: true },
    subject: { type: 'string', enum: ['person', 'organisation'], default: 'person' },
    held: { type: 'boolean', default: false },
    post: { type: 'object', required: ['titles'], properties: { titles: { type: 'array', items: { type: 'string' }, default: [] }, organisationKinds: { type: 'array', items: { type: 'string', enum: ['council', 'alb'] } } } },
    earlier: { default: null, anyOf: [{ type: 'object', properties: { titles: { type: 'array', items: { type: 'string' } } } }, { type: 'null' }] },
    groups: { type: 'array', items: { type: 'object', properties: { characteristic: { type: 'string' }, categories: { type: 'array', items: { type: 'string' } } } } },
  },
}

describe('parameterFields', () => {
  it('asks what a schema asks, part by part', () => {
    expect(parameterFields(SCHEMA).map(({ path, kind, required }) => [path, kind, required])).toEqual([
      ['milestone', 'text', true], ['of', 'key', false], ['subject', 'choice', false], ['held', 'flag', false], ['post.titles', 'lines', false], ['post.organisationKinds', 'choices', false], ['earlier.titles', 'lines', false], ['groups', 'pairs', true],
    ])
  })

  it('takes its words and choices from the schema, and names what has none', () => {
    const [milestone, , subject, , , kinds] = parameterFields(SCHEMA)
    expect(milestone).toMatchObject({ label: 'Name of the milestone', hint: 'Keep it.', initial: null })
    expect(subject).toMatchObject({ label: 'Subject', hint: null, choices: ['person', 'organisation'], initial: '"person"' })
    expect(kinds).toMatchObject({ label: 'Organisation kinds', choices: ['council', 'alb'] })
    expect(parameterFields(SCHEMA).at(-1)?.parts).toEqual(['characteristic', 'categories'])
  })

  it('says when a schema cannot be asked for', () => {
    expect(() => parameterFields({ properties: { far: { type: 'number' } } })).toThrow('No form can ask for the parameter far')
  })
})
