import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, type GraphQLField, isEnumType, isNonNullType, isRequiredArgument, type GraphQLInputType } from 'graphql'
import { newId } from '#kernel'
import { encodeCursor } from '#platform/graphql'
import { startTestPlatform, type SeededPerson, type TestPlatform } from '#testing'

const queries = Object.values(buildSchema(readFileSync(join(__dirname, '../../apps/api/schema.graphql'), 'utf8')).getQueryType()!.getFields())
const lists = queries.filter(({ args }) => args.some(({ name, type }) => name === 'after' && String(type) === 'String'))

const FORGED = [
  ['x'], [null], [1e12], ['a\0b'], ['x', 'x'], ['x', newId()], ['infinity', newId()], ['2026-02-30', newId()], [null, null], [1, 'x'], [1.5, 1e12], ['a\0', newId()], ['x', 'x', 'x'], ['\0', 'b', newId()],
].map(encodeCursor)

/** Something of the right type that names nothing. */
function anything(type: GraphQLInputType): string {
  const bare = isNonNullType(type) ? type.ofType : type
  if (isEnumType(bare)) return bare.getValues()[0]!.name
  return String(bare) === 'Int' ? '1' : JSON.stringify(newId())
}

const document = ({ name, args }: GraphQLField<unknown, unknown>): string =>
  `query ($after: String) { ${name}(after: $after${args.filter(isRequiredArgument).map((arg) => `, ${arg.name}: ${anything(arg.type)}`).join('')}) { totalCount } }`

describe('arguments that callers make up', () => {
  let platform: TestPlatform
  let admin: SeededPerson

  beforeAll(async () => {
    platform = await startTestPlatform()
    const council = await platform.seed.organisation({ name: 'Borchester' })
    await platform.seed.organisation({ name: 'Ambridge' })
    admin = await platform.person({ roles: [['platform_admin', council]] })
  })
  afterAll(() => platform.close())

  it('there are lists to try', () => expect(lists.length).toBeGreaterThan(15))

  it.each(lists.map((list) => [list.name, list] as const))('%s: a forged cursor is the caller’s mistake, or names nothing of theirs, and never ours', async (_name, list) => {
    // Some lists are ordered by texts alone but for the id: what only looks strange there is a position like any other.
    for (const after of FORGED) {
      const { errors, data } = await platform.send(admin, document(list), { after })
      if (errors === undefined) expect(data).toBeDefined()
      else expect([after, errors.map(({ extensions, message }) => [extensions.code, message])]).toEqual([after, [[expect.stringMatching(/^(BAD_USER_INPUT|NOT_FOUND|FORBIDDEN)$/), expect.anything()]]])
    }
    const { errors } = await platform.send(admin, document(list), { after: encodeCursor(['x', 'x', 'x', 'x']) })
    expect(errors?.[0]?.extensions.code).toMatch(/^(BAD_USER_INPUT|NOT_FOUND|FORBIDDEN)$/)
  })

  it.each(['organisations', 'people', 'programmes', 'cohortRuns', 'myEnrolments', 'mySessions', 'myMessages', 'myCertificates'])('%s: says so', async (name) => {
    const list = lists.find((one) => one.name === name)
    expect(list).toBeDefined()
    expect((await platform.send(admin, document(list!), { after: encodeCursor(['x', 'x']) })).errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining('after') })
  })

  it.each([
    ['left out', {}, 1], ['given', { first: 2 }, 2],
  ] as const)('a default of a variable that must be there, %s', async (_what, variables, size) => {
    const { data, errors } = await platform.send<{ organisations: { edges: unknown[] } }>(admin, 'query ($first: Int! = 1, $search: String! = "b") { organisations(first: $first, search: $search) { edges { node { name } } } }', variables)
    expect(errors).toBeUndefined()
    expect(data.organisations.edges).toHaveLength(size)
  })

  it('null is no default', async () => {
    const { errors } = await platform.send(admin, 'query ($first: Int! = 1) { organisations(first: $first) { totalCount } }', { first: null })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})
