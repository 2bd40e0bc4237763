import { readFile } from 'node:fs/promises'
import { configFromEnvironment } from '#platform/config'
import type { PersistedDocuments } from '#platform/graphql'
import { startTracing } from '#platform/observability'

const config = configFromEnvironment()
const stopTracing = await startTracing('waymark-api', config)
const { createApi } = await import('./create-api.js')
const { Logger } = await import('nestjs-pino')
const documents = JSON.parse(await readFile('apps/web/src/generated/documents.json', 'utf8')) as PersistedDocuments
const app = await createApi({ config, documents })
app.useLogger(app.get(Logger))
app.enableShutdownHooks()
await app.listen(config.API_PORT)
process.once('exit', () => void stopTracing())
