import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlainDate } from '#kernel'
import type { BackgroundWork } from './background-work.js'
import { type Cast, learnersOf } from './cast.js'
import { membershipsCsv, peopleCsv, type StaffMember } from './import-files.js'
import { type ScenarioClient, ScenarioError } from './scenario-client.js'
import { inTurns } from './stage.js'

const REFERENCE = join('libs', 'directory', 'reference')
const IMPORT = 'query ($id: ID!) { import(id: $id) { state created updated unchanged refused failure } }'
const ORGANISATIONS = 'query ($after: String) { organisations(first: 100, after: $after) { edges { node { id code } } pageInfo { hasNextPage endCursor } } }'
const INVITE = 'mutation ($organisationId: ID!) { inviteEverybody(organisationId: $organisationId) }'

interface ImportState { readonly state: string; readonly created: number; readonly refused: number; readonly failure: string | null }
interface OrganisationPage { readonly organisations: { readonly edges: readonly { readonly node: { readonly id: string; readonly code: string | null } }[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string } } }

export interface SetUpOptions {
  readonly client: ScenarioClient
  readonly work: BackgroundWork
  /** Signs in as the platform administrator. */
  readonly admin: string
  readonly cast: Cast
  readonly staff: readonly StaffMember[]
  readonly from: PlainDate
  readonly say: (line: string) => void
}

/** Imports the real organisations and the scenario's people through the API, and invites everybody. @returns ids of organisations by code. */
export async function setUp({ client, work, admin, cast, staff, from, say }: SetUpOptions): Promise<ReadonlyMap<string, string>> {
  const load = async (kind: string, content: string) => {
    const { id } = await client.upload<{ id: string }>(admin, `/imports?kind=${kind}&dryRun=false`, content)
    await work.settle()
    const done = (await client.send<{ import: ImportState }>(admin, IMPORT, { id })).import
    if (done.state.toLowerCase() !== 'applied' || done.refused > 0) throw new ScenarioError(`The import of ${kind} ended as ${JSON.stringify(done)}`)
    say(`  imported ${kind}: ${done.created} new`)
  }
  for (const file of ['organisations.csv', 'demonstration-organisations.csv']) await load('organisations', readFileSync(join(REFERENCE, file), 'utf8'))
  await load('people', peopleCsv(cast, staff))
  await load('memberships', membershipsCsv(cast, staff, from))
  const organisations = await organisationIds(client, admin)
  const codes = new Set([...cast.councils.map(({ organisationCode }) => organisationCode), ...staff.map(({ organisationCode }) => organisationCode)])
  for (const code of codes) await client.send(admin, INVITE, { organisationId: organisations.get(code) })
  await work.settle()
  const everybody = new Set([...staff, ...cast.councils.flatMap(({ administrator, lineManager }) => [administrator, lineManager]), ...learnersOf(cast)].map(({ email }) => email))
  await inTurns([...everybody], 8, async (email) => {
    const { viewer } = await client.send<{ viewer: { kind: string } }>(email, 'query { viewer { kind } }')
    if (viewer.kind !== 'person') throw new ScenarioError(`The first sign-in of ${email} led to ${viewer.kind}`)
  })
  say(`  ${everybody.size} people signed in for the first time`)
  return organisations
}

async function organisationIds(client: ScenarioClient, admin: string): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  let after: string | undefined
  do {
    const { organisations } = await client.send<OrganisationPage>(admin, ORGANISATIONS, { after })
    for (const { node } of organisations.edges) if (node.code !== null) ids.set(node.code, node.id)
    after = organisations.pageInfo.hasNextPage ? organisations.pageInfo.endCursor : undefined
  } while (after !== undefined)
  return ids
}
