import { chooseProfile, type RivalProfile } from './choose-profile.js'

describe('chooseProfile', () => {
  const plain: RivalProfile = { id: 'b', state: 'ready', taken: 0, submittedAt: new Date('2026-05-01') }
  it.each<[string, Partial<RivalProfile>]>([
    ['matches before anything', { id: 'c', taken: 1, state: 'paused', submittedAt: null }],
    ['then an earlier submission', { id: 'c', submittedAt: new Date('2026-04-01') }],
    ['then the id', { id: 'a' }],
  ])('%s, whichever comes first', (_what, change) => {
    const better = { ...plain, ...change }
    expect([chooseProfile(plain, better).stays, chooseProfile(better, plain).stays, chooseProfile(better, plain).goes]).toEqual([better, better, plain])
  })

  it('goes by how far a profile is', () => {
    const order = (['withdrawn', 'draft', 'paused', 'ready'] as const).map((state) => ({ ...plain, state }))
    for (const [n, better] of order.entries()) for (const worse of order.slice(0, n)) expect(chooseProfile(worse, better).stays).toBe(better)
  })
})
