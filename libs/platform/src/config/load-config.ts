import { resolve } from 'node:path'
import { configSchema, type Config } from './schema.js'

export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Parses the environment. Empty values count as absent. Throws a {@link ConfigError} that names every variable
 * that is missing or wrong, one a line, and never prints a value (it may be a secret).
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = configSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map(({ path, message }) =>
    `  ${String(path[0])}${path.length > 1 ? ` (${path.slice(1).join('.')})` : ''}: ${path[0] !== undefined && given[String(path[0])] === undefined && message.startsWith('Invalid input') ? 'is missing' : message}`)
  throw new ConfigError(`The configuration is not valid:\n${lines.join('\n')}\nSee .env.example for what each variable means.`)
}

/** The configuration of this process, over `defaults`. The only reader of `process.env` in Waymark. */
export function configFromEnvironment(defaults: Readonly<Record<string, string>> = {}): Config {
  const given = Object.entries(process.env).filter(([, value]) => value !== undefined && value !== '')
  return loadConfig({ ...defaults, ...Object.fromEntries(given) })
}

/** Where `npm start` keeps everything: `WAYMARK_DATA_DIR`, or the folder given. Read before the configuration, whose secrets are kept there. */
export const dataDirFromEnvironment = (fallback: string): string => resolve(process.env['WAYMARK_DATA_DIR'] || fallback)

/** Whether the environment names a database; otherwise the embedded one serves. */
export const hasOwnDatabase = (): boolean => (process.env['DATABASE_URL'] ?? '') !== ''
