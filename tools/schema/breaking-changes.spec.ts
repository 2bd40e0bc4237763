import { breakingChanges } from './breaking-changes.mjs'

const before = 'type Query { run(id: ID!): Run }\ntype Run { id: ID! name: String! }'

describe('breaking changes of the schema', () => {
  it('lets it grow', () => {
    expect(breakingChanges(before, `${before}\nextend type Run { places: Int! }`, '')).toEqual([])
  })

  it('reports what is gone, changed or newly asked for', () => {
    expect(breakingChanges(before, 'type Query { run(id: ID!): Run }\ntype Run { id: ID! }', '')).toEqual(['Run.name was removed.'])
    expect(breakingChanges(before, before.replace('name: String!', 'name: String'), '')).toEqual(['Run.name changed type from String! to String.'])
    expect(breakingChanges(before, before.replace('id: ID!)', 'id: ID!, on: String!)'), '')).toEqual(['A required arg on on Query.run was added.'])
  })

  it('allows a change that the notes explain', () => {
    expect(breakingChanges(before, 'type Query { run(id: ID!): Run }\ntype Run { id: ID! }', '- `Run.name was removed.`: nobody asked for it.')).toEqual([])
  })
})
