import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Store, type SessionData } from 'express-session'

const IV_BYTES = 12
const TAG_BYTES = 16

/** Authenticated encryption bound to the session's id: a stored session cannot be read, changed or moved to another id. */
function sealer(secret: string) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'waymark web session', 32))
  return {
    seal(id: string, text: string): string {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(id))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
    },
    open(id: string, sealed: string): string | undefined {
      const bytes = Buffer.from(sealed, 'base64')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(id))
        decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
        return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}

type Sealed = SessionData & { sealed?: string }
type Callback = (error?: unknown) => void

/**
 * Keeps sessions in another store, encrypted with a key derived from `SESSION_SECRET`: whoever reads the database
 * finds no tokens. What cannot be opened (the secret was changed) counts as no session. Has no `touch` on purpose:
 * idle time is kept inside the session (see `end-idle-session.ts`), which saves a write a request.
 */
export class SealedStore extends Store {
  private readonly box: ReturnType<typeof sealer>

  constructor(private readonly inner: Store, secret: string) {
    super()
    this.box = sealer(secret)
  }

  override get(id: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    this.inner.get(id, (error: unknown, stored?: Sealed | null) => {
      if (error || !stored) return callback(error, null)
      const text = stored.sealed === undefined ? undefined : this.box.open(id, stored.sealed)
      callback(null, text === undefined ? null : { ...(JSON.parse(text) as SessionData), cookie: stored.cookie, wasStored: true })
    })
  }

  /** Writes a session; one that came from the store is written only while it is still there. */
  override set(id: string, session: SessionData, callback?: Callback): void {
    const { cookie, wasStored, ...contents } = session
    const stored: Sealed = { cookie, sealed: this.box.seal(id, JSON.stringify(contents)) } as Sealed
    if (!wasStored) return this.inner.set(id, stored, callback)
    // Signed out on another page meanwhile: what this page noted must not bring the session back.
    this.inner.get(id, (error: unknown, known?: SessionData | null) => (error || !known ? callback?.(error) : this.inner.set(id, stored, callback)))
  }

  override destroy(id: string, callback?: Callback): void {
    this.inner.destroy(id, callback)
  }
}
