import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Type } from '@nestjs/common'
import type { Pool } from 'pg'
import { createApi, type CreateApiOptions } from '../../apps/api/src/create-api.js'
import { createIdentity, PERSONA_GRANT, type Persona } from '../../apps/identity/src/index.js'
import { ManualClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { Database } from '#platform/database'
import { Seed, type SeededPerson } from './seed.js'
import { testConfig } from './test-config.js'
import { createTestDatabase } from './test-database.js'

const CLIENT = { clientId: 'test-client', secret: 'test-client-secret' }

export interface GraphqlAnswer<T> {
  readonly status: number
  readonly data: T
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
}

/** The API over real HTTP, with a real identity provider, on a database of its own. */
export interface TestPlatform {
  readonly url: string
  readonly config: Config
  readonly clock: ManualClock
  readonly seed: Seed
  readonly pool: Pool
  readonly issuer: string
  get<T>(token: Type<T> | (abstract new (...args: never[]) => T)): T
  /** Seeds a person who can sign in. */
  person(options?: Parameters<Seed['person']>[0]): Promise<SeededPerson>
  /** A bearer token of a seeded person, got from the identity provider. */
  token(person: Pick<SeededPerson, 'subject'>): Promise<string>
  /** Sends a document as a person (or as nobody). */
  send<T = Record<string, unknown>>(as: Pick<SeededPerson, 'subject'> | undefined, query: string, variables?: Readonly<Record<string, unknown>>): Promise<GraphqlAnswer<T>>
  close(): Promise<void>
}

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)))

async function startIdentity(personas: () => Persona[], webUrl: string): Promise<{ issuer: string; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'waymark-identity-'))
  const server = createServer()
  const issuer = await listen(server)
  server.on('request', await createIdentity({
    issuerUrl: issuer, dataDir, personas: () => Promise.resolve(personas()), allowPersonaGrant: true,
    webClients: [{ clientId: 'waymark-web', secret: 'waymark-web-secret', redirectUris: [`${webUrl}/sign-in/callback`], postLogoutRedirectUris: [`${webUrl}/signed-out`] }],
    machineClients: [{ ...CLIENT, scopes: [], personaGrant: true }],
  }))
  return {
    issuer,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export interface TestPlatformOptions {
  readonly now?: string
  readonly config?: Readonly<Record<string, string>>
  readonly api?: Partial<CreateApiOptions>
  /** Where the pages are, for tests that have them. */
  readonly webUrl?: string
}

export async function startTestPlatform({ now = '2026-06-01T09:00:00Z', config: overrides = {}, api: apiOptions = {}, webUrl = 'http://127.0.0.1' }: TestPlatformOptions = {}): Promise<TestPlatform> {
  const database = await createTestDatabase()
  const people: SeededPerson[] = []
  const identity = await startIdentity(() => people.map(({ subject, email }) => ({ subject, name: email, email, description: 'Test' })), webUrl)
  const clock = new ManualClock(new Date(now))
  const config = testConfig({
    DATABASE_URL: database.url,
    EQUALITY_DATABASE_URL: database.equalityUrl,
    OIDC_ISSUERS: JSON.stringify([{ issuer: identity.issuer, label: 'Test', clientId: 'waymark-web', clientSecret: 'waymark-web-secret', audience: 'waymark-api', emailDomains: ['example.org'] }]),
    ...overrides,
  })
  const app = await createApi({ config, clock, logger: process.env['TEST_LOG'] ? ['error', 'warn', 'log'] : false, ...apiOptions }).catch(async (error: unknown) => {
    await identity.stop()
    await database.drop()
    throw error
  })
  await app.listen(config.API_PORT, '127.0.0.1')
  const url = await app.getUrl()
  const pool = app.get(Database).pool
  const seed = new Seed(pool)
  const tokens = new Map<string, string>()

  const token = async ({ subject }: Pick<SeededPerson, 'subject'>): Promise<string> => {
    const known = tokens.get(subject)
    if (known) return known
    const response = await fetch(`${identity.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${CLIENT.clientId}:${CLIENT.secret}`).toString('base64')}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: PERSONA_GRANT, persona: subject }),
    })
    const body = (await response.json()) as { access_token?: string }
    if (body.access_token === undefined) throw new Error(`No token for ${subject}: ${JSON.stringify(body)}`)
    tokens.set(subject, body.access_token)
    return body.access_token
  }

  return {
    url, config, clock, seed, pool, issuer: identity.issuer, token,
    get: (type) => app.get(type, { strict: false }),
    person: async (options = {}) => {
      const person = await seed.person({ issuer: identity.issuer, ...options })
      people.push(person)
      return person
    },
    send: async <T>(as: Pick<SeededPerson, 'subject'> | undefined, query: string, variables: Readonly<Record<string, unknown>> = {}) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(as ? { authorization: `Bearer ${await token(as)}` } : {}) },
        body: JSON.stringify({ query, variables }),
      })
      return { status: response.status, ...((await response.json()) as { data: T; errors?: GraphqlAnswer<T>['errors'] }) } as GraphqlAnswer<T>
    },
    close: async () => {
      await app.close()
      await identity.stop()
      await database.drop()
    },
  }
}
