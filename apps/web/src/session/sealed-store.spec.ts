import { MemoryStore, type SessionData } from 'express-session'
import { SealedStore } from './sealed-store.js'

const session = { cookie: { originalMaxAge: null }, csrf: 'secret-token' } as unknown as SessionData
const raw = (store: MemoryStore, id: string) => (store as unknown as { sessions: Record<string, string> }).sessions[id] ?? ''
const read = (store: SealedStore, id: string) =>
  new Promise<SessionData | null | undefined>((done, fail) => store.get(id, (error, value) => (error ? fail(error as Error) : done(value))))

describe('SealedStore', () => {
  const inner = new MemoryStore()
  const store = new SealedStore(inner, 'k'.repeat(32))
  beforeAll(() => store.set('a', session))

  it('gives back what it was given', async () => expect(await read(store, 'a')).toMatchObject({ csrf: 'secret-token' }))
  it('stores nothing readable', () => expect(raw(inner, 'a')).not.toContain('secret-token'))
  it('knows no session under another key', async () => expect(await read(new SealedStore(inner, 'x'.repeat(32)), 'a')).toBeNull())
  it('knows no session that was moved to another id or changed', async () => {
    const sessions = (inner as unknown as { sessions: Record<string, string> }).sessions
    sessions['b'] = raw(inner, 'a')
    sessions['c'] = JSON.stringify({ cookie: {}, sealed: 'AAAA' })
    sessions['d'] = JSON.stringify({ cookie: {}, csrf: 'planted' })
    expect(await Promise.all(['b', 'c', 'd', 'missing'].map((id) => read(store, id)))).toEqual([null, null, null, null])
  })
})
