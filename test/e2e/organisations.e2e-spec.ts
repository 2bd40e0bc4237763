import { startTestPlatform, type SeededPerson, type TestPlatform } from '#testing'
import type { OrganisationId } from '#kernel'

const LIST = 'query ($first: Int, $after: String, $search: String) { organisations(first: $first, after: $after, search: $search) { totalCount edges { node { name parent { name } } } pageInfo { hasNextPage endCursor } } }'
const CREATE = 'mutation ($input: OrganisationInputType!) { createOrganisation(input: $input) { organisation { id name } userErrors { code field message } } }'
const UPDATE = 'mutation ($id: ID!, $input: OrganisationInputType!) { updateOrganisation(id: $id, input: $input) { organisation { name } userErrors { code field } } }'
const adur = { kind: 'council', code: 'E07000223', name: 'Adur District Council', nation: 'england', region: 'South East', tier: 'district' }

interface Page { organisations: { totalCount: number; edges: { node: { name: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
interface Created { createOrganisation: { organisation: { id: string } | null; userErrors: { code: string; field: string }[] } }

describe('organisations over HTTP', () => {
  let platform: TestPlatform
  let admin: SeededPerson
  let councilAdmin: SeededPerson
  let learner: SeededPerson
  let council: OrganisationId

  beforeAll(async () => {
    platform = await startTestPlatform()
    council = await platform.seed.organisation({ name: 'Borchester' })
    await platform.seed.organisation({ name: 'Ambridge' })
    admin = await platform.person({ roles: [['platform_admin', council]] })
    councilAdmin = await platform.person({ roles: [['organisation_admin', council]] })
    learner = await platform.person({ roles: [['learner', council]] })
  })
  afterAll(() => platform.close())

  it('lists by name, page by page', async () => {
    const first = await platform.send<Page>(learner, LIST, { first: 1 })
    expect(first.data.organisations).toMatchObject({ totalCount: 2, edges: [{ node: { name: 'Ambridge' } }], pageInfo: { hasNextPage: true } })
    const second = await platform.send<Page>(learner, LIST, { first: 1, after: first.data.organisations.pageInfo.endCursor })
    expect(second.data.organisations).toMatchObject({ edges: [{ node: { name: 'Borchester' } }], pageInfo: { hasNextPage: false } })
  })

  it('takes wildcards in a search literally', async () => {
    expect((await platform.send<Page>(learner, LIST, { search: '%' })).data.organisations.totalCount).toBe(0)
    expect((await platform.send<Page>(learner, LIST, { search: 'borch' })).data.organisations.totalCount).toBe(1)
    expect((await platform.send<Page>(learner, LIST, { search: null })).data.organisations.totalCount).toBe(2)
  })

  it('refuses outsiders', async () => {
    expect((await platform.send(undefined, LIST)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect((await platform.send(learner, CREATE, { input: adur })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await platform.send(councilAdmin, CREATE, { input: adur })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await platform.send(learner, UPDATE, { id: council, input: adur })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('answers every problem of an input by field, and writes nothing', async () => {
    const { data } = await platform.send<Created>(admin, CREATE, { input: { ...adur, name: ' ', code: 'E1' } })
    expect(data.createOrganisation).toMatchObject({ organisation: null, userErrors: [{ field: 'name' }, { field: 'code' }] })
  })

  it('creates one, and says when the code is taken', async () => {
    expect((await platform.send<Created>(admin, CREATE, { input: adur })).data.createOrganisation.userErrors).toEqual([])
    expect((await platform.send<Created>(admin, CREATE, { input: { ...adur, name: 'Other' } })).data.createOrganisation.userErrors).toMatchObject([{ code: 'CODE_TAKEN', field: 'code' }])
  })

  it('lets an administrator change only their own', async () => {
    const input = { ...adur, code: 'E07000999', name: 'New Borchester' }
    expect((await platform.send<{ updateOrganisation: { userErrors: [] } }>(councilAdmin, UPDATE, { id: council, input })).data.updateOrganisation.userErrors).toEqual([])
    const other = await platform.seed.organisation({ name: 'Felpersham' })
    expect((await platform.send(councilAdmin, UPDATE, { id: other, input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('answers a bad cursor, page size and id with the fix', async () => {
    expect((await platform.send(learner, LIST, { after: 'x' })).errors?.[0]?.message).toMatch(/endCursor/)
    expect((await platform.send(learner, LIST, { first: 101 })).errors?.[0]).toMatchObject({ message: expect.stringContaining('at most 100'), extensions: { code: 'BAD_USER_INPUT' } })
    expect((await platform.send(learner, '{ organisation(id: "x") { name } }')).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })
})
