// node dist/bench/servers/server-main.js <raw|waymark|typeorm> <settings as JSON>: tells its parent the port it listens on.
import type { ServerKind, ServerSettings } from './settings.js'

const [kind, settings] = process.argv.slice(2)
const given = JSON.parse(settings ?? '') as ServerSettings
const start: Readonly<Record<ServerKind, () => Promise<number>>> = {
  raw: async () => (await import('./raw.server.js')).startRaw(given),
  waymark: async () => (await import('./waymark.server.js')).startWaymark(given),
  typeorm: async () => (await import('./typeorm/typeorm.server.js')).startTypeorm(given),
}
process.once('disconnect', () => process.exit())
process.send?.({ port: await start[kind as ServerKind]() })
