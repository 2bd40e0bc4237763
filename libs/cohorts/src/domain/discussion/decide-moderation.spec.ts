import type { PersonId } from '#kernel'
import { decideModeration, decidePost, decideReport, decideRetract, POST_LIMIT, showPost } from './decide-moderation.js'

const [ann, bob, cat, dan] = ['ann', 'bob', 'cat', 'dan'] as PersonId[] as [PersonId, PersonId, PersonId, PersonId]

describe('decidePost', () => {
  const facts = { body: 'Hello', spaceIsOpen: true, threadIsLocked: false, mayModerate: false }
  it('takes something to read, where writing is open', () => {
    expect(decidePost(facts).ok).toBe(true)
    expect(decidePost({ ...facts, body: '  ' })).toMatchObject({ error: { code: 'POST_EMPTY' } })
    expect(decidePost({ ...facts, body: 'x'.repeat(POST_LIMIT) }).ok).toBe(true)
    expect(decidePost({ ...facts, body: 'x'.repeat(POST_LIMIT + 1) })).toMatchObject({ error: { code: 'POST_TOO_LONG' } })
    expect(decidePost({ ...facts, spaceIsOpen: false, mayModerate: true })).toMatchObject({ error: { code: 'SPACE_CLOSED' } })
    expect(decidePost({ ...facts, threadIsLocked: true })).toMatchObject({ error: { code: 'THREAD_LOCKED' } })
    expect(decidePost({ ...facts, threadIsLocked: true, mayModerate: true }).ok).toBe(true)
  })
})

describe('decideModeration', () => {
  const facts = { state: 'reported', authorId: ann, actorId: bob, action: 'hide', reason: 'Names a resident' } as const
  it('hides with a reason, and brings back', () => {
    expect(decideModeration(facts)).toEqual({ ok: true, value: 'hidden' })
    expect(decideModeration({ ...facts, reason: ' ' })).toMatchObject({ error: { code: 'REASON_REQUIRED' } })
    expect(decideModeration({ ...facts, action: 'dismiss', reason: '' })).toEqual({ ok: true, value: 'visible' })
    expect(decideModeration({ ...facts, state: 'hidden', action: 'restore', reason: '' })).toEqual({ ok: true, value: 'visible' })
    expect(decideModeration({ ...facts, state: 'retracted' }).ok).toBe(false)
  })

  it('lets no moderator clear their own post', () => {
    expect(decideModeration({ ...facts, actorId: ann, action: 'dismiss' })).toMatchObject({ error: { code: 'OWN_POST' } })
    expect(decideModeration({ ...facts, actorId: ann, state: 'hidden', action: 'restore' })).toMatchObject({ error: { code: 'OWN_POST' } })
  })
})

describe('reports', () => {
  it('hides at the third person, not at the third report', () => {
    expect(decideReport('visible', ann, bob, new Set())).toEqual({ ok: true, value: 'reported' })
    expect(decideReport('reported', ann, bob, new Set([bob, cat]))).toEqual({ ok: true, value: 'reported' })
    expect(decideReport('reported', ann, dan, new Set([bob, cat]))).toEqual({ ok: true, value: 'hidden' })
    expect(decideReport('visible', ann, ann, new Set())).toMatchObject({ error: { code: 'OWN_POST' } })
    expect(decideReport('hidden', ann, bob, new Set())).toMatchObject({ error: { code: 'TRANSITION_NOT_ALLOWED' } })
  })

  it('retracts one’s own only', () => {
    expect(decideRetract('hidden', ann, ann)).toEqual({ ok: true, value: 'retracted' })
    expect(decideRetract('visible', ann, bob)).toMatchObject({ error: { code: 'NOT_OWN_POST' } })
  })
})

describe('showPost', () => {
  const reader = { isAuthor: false, mayModerate: false }
  it('shows hidden posts to author and moderators, retracted ones to nobody', () => {
    expect(showPost('reported', reader)).toBe('full')
    expect(showPost('hidden', reader)).toBe('note')
    expect(showPost('hidden', { ...reader, isAuthor: true })).toBe('full')
    expect(showPost('hidden', { ...reader, mayModerate: true })).toBe('full')
    expect(showPost('retracted', { isAuthor: true, mayModerate: true })).toBe('note')
  })
})
