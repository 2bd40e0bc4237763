import { GENESIS, sealBatch, type SealedEntry } from './seal-batch.js'

const entry = (over: Partial<SealedEntry> = {}): SealedEntry => ({
  id: 'a', seq: 1, at: '2026-06-01T09:00:00.000Z', actor: 'x', action: 'run:manage', subjectKind: 'run', subjectId: 'r', detail: { b: 1, a: [2] }, requestId: 'q', ...over,
})

describe('sealBatch', () => {
  const hash = sealBatch(GENESIS, [entry(), entry({ id: 'b', seq: 2 })])

  it('does not depend on the order of keys', () => expect(sealBatch(GENESIS, [entry({ detail: { a: [2], b: 1 } }), entry({ id: 'b', seq: 2 })])).toBe(hash))

  it.each([
    ['a changed detail', [entry({ detail: { b: 2, a: [2] } }), entry({ id: 'b', seq: 2 })]],
    ['a changed time', [entry({ at: '2026-06-01T09:00:00.001Z' }), entry({ id: 'b', seq: 2 })]],
    ['a missing entry', [entry()]],
    ['another order', [entry({ id: 'b', seq: 2 }), entry()]],
  ])('shows %s', (_what, entries) => expect(sealBatch(GENESIS, entries)).not.toBe(hash))

  it('covers the batch before', () => expect(sealBatch('1'.repeat(64), [entry(), entry({ id: 'b', seq: 2 })])).not.toBe(hash))
})
