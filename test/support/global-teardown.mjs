import { rmSync } from 'node:fs'

/** Ends the run's PostgreSQL server and removes its data. */
export default async function teardown() {
  await globalThis.waymarkTestServer?.stop()
  if (globalThis.waymarkTestDataDir) rmSync(globalThis.waymarkTestDataDir, { recursive: true, force: true })
}
