import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startTestPlatform, type SeededPerson, type TestPlatform } from '#testing'
import { parse } from 'csv-parse/sync'
import { newId, type OrganisationId, unwrap } from '#kernel'
import { type MatrixCell, MatrixService } from '#directory'
import { systemCtx } from '#platform/access'

const cells = parse(readFileSync(join(__dirname, '../../libs/directory/reference/responsibility-matrix.csv')), { columns: true }) as MatrixCell[]
const MATRIX = 'query ($audience: String) { responsibilityMatrix(audience: $audience) { body area responsibility state crowdedAudiences offerCount offers { kind title providerName url } } }'
const ADD = 'mutation ($input: ExternalOfferInputType!) { addExternalOffer(input: $input) { offer { id title provider { name } viewerCanManage } userErrors { code field } } }'
const CHANGE = 'mutation ($id: ID!, $input: ExternalOfferInputType!) { changeExternalOffer(id: $id, input: $input) { offer { title } userErrors { code field } } }'
const WITHDRAW = 'mutation ($id: ID!) { withdrawExternalOffer(id: $id) { offer { id } userErrors { code } } }'
const LIST = 'query ($area: String) { externalOffers(area: $area, first: 5) { totalCount edges { node { title viewerCanManage } } } }'
const ONE = 'query ($id: ID!) { externalOffer(id: $id) { title } }'

interface Cell { body: string; area: string; state: string; crowdedAudiences: string[]; offerCount: number; offers: { kind: string; title: string; providerName: string }[] }
interface Matrix { responsibilityMatrix: Cell[] }
interface Added { addExternalOffer: { offer: { id: string } | null; userErrors: object[] } }

describe('the responsibility matrix over HTTP', () => {
  let platform: TestPlatform
  let institute: OrganisationId
  let manager: SeededPerson
  let learner: SeededPerson
  let input: Record<string, string>

  beforeAll(async () => {
    platform = await startTestPlatform()
    institute = await platform.seed.organisation({ name: 'The institute', kind: 'institute' })
    const council = await platform.seed.organisation({ name: 'Borchester' })
    manager = await platform.person({ roles: [['programme_manager', institute]] })
    learner = await platform.person({ roles: [['learner', institute], ['programme_manager', council]] })
    input = { title: 'Leading in a digital age', url: 'https://www.example.org/leading', providerId: institute, body: 'lga', area: 'leadership', audience: 'elected_members', obligation: 'recommended' }
    unwrap(await platform.get(MatrixService).load(systemCtx('test', platform.clock.now(), 'test'), cells))
    const programme = async (title: string, state: string): Promise<void> => {
      const id = newId()
      await platform.pool.query(
        `insert into cohorts.programme (id, organisation_id, title, summary, audience, matrix_body, matrix_area, obligation, created_at, updated_at)
         values ($1, $2, $3, '', 'elected_members', 'lga', 'leadership', 'optional', now(), now())`, [id, council, title])
      await platform.pool.query(
        `insert into cohorts.programme_version (id, programme_id, number, state, routes, needs_approval, min_attendance, min_session_share, excused, min_passes, option_groups, prerequisite_programmes, created_at, updated_at)
         values ($1, $2, 1, $3, '{}', false, 0, 0, 'ignored', 0, '[]', '{}', now(), now())`, [newId(), id, state])
    }
    await programme('Councillors and technology', 'published')
    await programme('Not yet', 'draft')
  })
  afterAll(() => platform.close())

  const cell = async (audience?: string): Promise<Cell | undefined> => {
    const { data } = await platform.send<Matrix>(learner, MATRIX, { audience })
    expect(data.responsibilityMatrix).toHaveLength(36)
    return data.responsibilityMatrix.find(({ body, area }) => body === 'lga' && area === 'leadership')
  }

  it('shows programmes that can be joined, then the overlap when another provider lists an offer, and gaps elsewhere', async () => {
    expect(await cell()).toMatchObject({ state: 'served', offerCount: 1, offers: [{ kind: 'programme', title: 'Councillors and technology', providerName: 'Borchester', url: null }] })
    const added = await platform.send<Added>(manager, ADD, { input })
    expect(added.data.addExternalOffer).toMatchObject({ offer: { title: 'Leading in a digital age', provider: { name: 'The institute' }, viewerCanManage: true }, userErrors: [] })
    expect(await cell()).toMatchObject({ state: 'overlap', crowdedAudiences: ['elected_members'], offerCount: 2, offers: [{ kind: 'programme' }, { kind: 'external', url: 'https://www.example.org/leading' }] })
    expect(await cell('elected_members')).toMatchObject({ offerCount: 2 })
    expect(await cell('digital_practitioners')).toMatchObject({ state: 'gap', offerCount: 0 })
    expect((await platform.send(learner, MATRIX, { audience: 'wizards' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect((await platform.send(learner, LIST, { area: 'leadership' })).data).toEqual({ externalOffers: { totalCount: 1, edges: [{ node: { title: 'Leading in a digital age', viewerCanManage: false } }] } })
    const id = added.data.addExternalOffer.offer?.id
    expect((await platform.send(manager, CHANGE, { id, input: { ...input, title: 'Leading' } })).data).toEqual({ changeExternalOffer: { offer: { title: 'Leading' }, userErrors: [] } })
    expect((await platform.send(manager, WITHDRAW, { id })).data).toEqual({ withdrawExternalOffer: { offer: null, userErrors: [] } })
    expect(await cell()).toMatchObject({ state: 'served', offerCount: 1 })
    expect((await platform.send(manager, ONE, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })

  it('denies outsiders each operation', async () => {
    const { data } = await platform.send<Added>(manager, ADD, { input })
    const id = data.addExternalOffer.offer?.id
    for (const [query, variables] of [[MATRIX, {}], [LIST, {}], [ONE, { id }], [ADD, { input }], [CHANGE, { id, input }], [WITHDRAW, { id }]] as const)
      expect((await platform.send(undefined, query, variables)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    for (const [query, variables] of [[ADD, { input }], [CHANGE, { id, input }], [WITHDRAW, { id }]] as const)
      expect((await platform.send(learner, query, variables)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})
