import { configFromEnvironment } from '#platform/config'
import { startTracing } from '#platform/observability'

const config = configFromEnvironment()
const stopTracing = await startTracing('waymark-worker', config)
const { createWorker } = await import('./create-worker.js')
const { Logger } = await import('nestjs-pino')
const app = await createWorker({ config })
app.useLogger(app.get(Logger))
app.enableShutdownHooks()
await app.listen(config.WORKER_PORT)
process.once('exit', () => void stopTracing())
