import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { PersistedDocuments } from '#platform/graphql'
import { createApi } from '../../apps/api/src/create-api.js'
import { benchConfig, type ServerSettings } from './settings.js'

/** The API as it ships. @returns its port. */
export async function startWaymark(settings: ServerSettings): Promise<number> {
  const documents = JSON.parse(readFileSync('apps/web/src/generated/documents.json', 'utf8')) as PersistedDocuments
  const app = await createApi({ config: benchConfig(settings), documents, logger: ['error', 'warn'] })
  await app.listen(0, '127.0.0.1')
  return (app.getHttpServer().address() as AddressInfo).port
}
