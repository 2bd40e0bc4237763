import { GraphQLObjectType, GraphQLSchema, GraphQLString, graphql } from 'graphql'
import type { Actor } from '../access/index.js'
import { type Audience, guardRootFields } from './allow.js'
import { graphqlContext } from './graphql-context.js'

const schemaWith = (allow: Audience | undefined) => new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: { secret: { type: GraphQLString, resolve: () => 'told', ...(allow === undefined ? {} : { extensions: { allow } }) } },
  }),
})
const actors: Record<Actor['kind'], Actor> = {
  anonymous: { kind: 'anonymous' },
  unlinked: { kind: 'unlinked', issuer: 'i', subject: 's', emailVerified: true },
  person: { kind: 'person', personId: 'p' as never, roles: [] },
  machine: { kind: 'machine', clientId: 'c', scopes: [] },
  system: { kind: 'system', name: 'n' },
}

describe('the door before a root field', () => {
  it('refuses to boot with an unmarked field, and names it', () => {
    expect(() => guardRootFields(schemaWith(undefined))).toThrow('Query.secret')
  })

  it.each<[Audience, Actor['kind'], boolean]>([
    ['anyone', 'anonymous', true],
    ['signed-in', 'anonymous', false], ['signed-in', 'unlinked', true], ['signed-in', 'person', true],
    ['person', 'anonymous', false], ['person', 'unlinked', false], ['person', 'person', true], ['person', 'machine', true], ['person', 'system', true],
  ])('for %s: %s → %s', async (audience, kind, admitted) => {
    const answer = await graphql({ schema: guardRootFields(schemaWith(audience)), source: '{ secret }', contextValue: graphqlContext({ actor: actors[kind], now: new Date(0), requestId: 'r' }) })
    expect(answer.data?.['secret'] === 'told').toBe(admitted)
  })
})
