import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const settingsSchema = z.object({
  sessionSecret: z.string(),
  pseudonymKey: z.string(),
  equalityKey: z.string(),
  webClientSecret: z.string(),
  scenarioClientSecret: z.string(),
})

/** Secrets of this installation, made at its first start and kept in its data folder. */
export type LocalSettings = z.output<typeof settingsSchema>

const secret = (): string => randomBytes(32).toString('base64url')

/** Reads the installation's secrets, or makes them. Written in one step, so that a killed first start leaves all or none. */
export function localSettings(dataDir: string): LocalSettings {
  const file = join(dataDir, 'settings.json')
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown> : {}
  const known = settingsSchema.safeParse(kept)
  if (known.success) return known.data
  mkdirSync(dataDir, { recursive: true })
  // What is there stays: an installation of before only gets what has been added since.
  const fresh: LocalSettings = { sessionSecret: secret(), pseudonymKey: secret(), equalityKey: secret(), webClientSecret: secret(), scenarioClientSecret: secret() }
  const settings = settingsSchema.parse({ ...fresh, ...kept })
  writeFileSync(`${file}.new`, JSON.stringify(settings, null, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return settings
}
