import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NestFactory } from '@nestjs/core'
import { ContactsModule, persistence } from '#assembly'
import { AuditModule } from '#audit'
import { londonDate } from '#kernel'
import type { Ctx } from '#platform/access'
import { Authenticator } from '#platform/auth'
import { CoreModule } from '#platform/core'
import { Database, DatabaseModule } from '#platform/database'
import { JobsModule } from '#platform/jobs'
import { AuthenticatorModule } from '../../apps/api/src/authenticator.module.js'
import type { HotOperation } from '../data/cast.js'
import { RAW_SQL } from './raw-sql.js'
import { benchConfig, type ServerSettings } from './settings.js'

interface Asked {
  readonly operation: HotOperation
  readonly variables: Readonly<Record<string, string>>
}

function bodyOf(request: IncomingMessage): Promise<Asked> {
  return new Promise((resolve, reject) => {
    let text = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk)).on('end', () => resolve(JSON.parse(text) as Asked)).on('error', reject)
  })
}

/** What each statement wants, and how the row says that the asker may not have it. */
function valuesOf({ actor, now }: Ctx, { operation, variables }: Asked): readonly unknown[] {
  if (actor.kind !== 'person') throw new Error('Not a person')
  if (operation === 'MyLearning') return [actor.personId, now, londonDate(now)]
  if (operation === 'RunRoster') return [variables['runId'], actor.personId]
  if (!actor.roles.some(({ role, organisationId }) => role === 'organisation_admin' && organisationId === variables['organisationId'])) throw new Error('Not found')
  return [variables['organisationId']]
}

/**
 * The practical limit: `node:http` and `pg`, one prepared statement a request that makes the JSON in PostgreSQL, behind the very
 * authentication that Waymark has. @returns its port.
 */
export async function startRaw(settings: ServerSettings): Promise<number> {
  class RawModule {}
  const app = await NestFactory.createApplicationContext({
    module: RawModule,
    imports: [CoreModule.forRoot({ config: benchConfig(settings) }), DatabaseModule.forRoot(persistence), JobsModule.forProducer(), AuditModule, ContactsModule, AuthenticatorModule],
  }, { logger: ['error', 'warn'] })
  const authenticator = app.get(Authenticator)
  const { pool } = app.get(Database)
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = await bodyOf(request)
    const ctx = await authenticator.contextOf({ authorization: request.headers.authorization, address: request.socket.remoteAddress ?? '' })
    const { rows: [row] } = await pool.query<{ json: string }>({ name: asked.operation, text: RAW_SQL[asked.operation], values: [...valuesOf(ctx, asked)] })
    if (row === undefined) throw new Error('Not found')
    const body = Buffer.from(`{"data":${row.json}}`)
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length }).end(body)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
