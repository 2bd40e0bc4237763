import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

export interface IdentityKeys {
  readonly jwks: { readonly keys: readonly JWK[] }
  readonly cookieSecrets: readonly string[]
}

async function generate(): Promise<IdentityKeys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 })
  const jwk = { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex'), alg: 'RS256', use: 'sig' }
  return { jwks: { keys: [jwk] }, cookieSecrets: [randomBytes(32).toString('hex')] }
}

const isMissing = (error: unknown) => (error as { code?: unknown }).code === 'ENOENT'

/**
 * The provider's keys: made at the first start, kept in `dataDir` so that tokens outlive a restart. The file is
 * readable by its owner alone and written under another name first: a killed start leaves no half of it.
 */
export async function loadKeys(dataDir: string): Promise<IdentityKeys> {
  const file = join(dataDir, 'keys.json')
  try {
    return JSON.parse(await readFile(file, 'utf8')) as IdentityKeys
  } catch (error) {
    if (!isMissing(error)) throw new Error(`The identity provider's keys in ${file} cannot be read: delete the file to make new ones`, { cause: error })
  }
  const keys = await generate()
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const temporary = `${file}.${randomBytes(4).toString('hex')}`
  await writeFile(temporary, JSON.stringify(keys), { mode: 0o600 })
  await rename(temporary, file)
  return keys
}
