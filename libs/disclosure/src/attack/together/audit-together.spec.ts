import { unwrap } from '#kernel'
import type { PastJointSnapshot } from '../../domain/together/joint-release.js'
import { partsOf } from '../../domain/together/joint-layouts.js'
import { protectRelease } from '../../protect/protect-release.js'
import { joint, jointCounts } from '../../testing/small-joint-releases.js'
import { plain } from '../../testing/small-releases.js'
import { auditRelease } from '../audit-release.js'
import { auditTogether } from './audit-together.js'

const definition = joint([plain('site', 1)], [plain('sex', 2, true), plain('age', 2, true)])
const counts = jointCounts(definition, [[[0, 0], [0, 1], [1, 1]]])
const [marginPart, sexPart, agePart] = partsOf(definition)

/** One of the ways in which a release by itself may round the three people: to none or to five. */
async function alone(part: typeof marginPart, shown: 0 | 5) {
  const rows = counts.members[part!.publicationId] ?? [{ at: ['site0'], count: 3 }]
  for (let secret = 0; ; secret++) {
    const { release, witness } = unwrap(await protectRelease(part!, { snapshot: counts.snapshot, rows }, [], { secret: String(secret) }))
    const everybody = release.tables[0]!.cells.find(({ at }) => at.every((key) => key === 'all'))!
    if (everybody.figure === shown) return { published: release, counts: { snapshot: counts.snapshot, rows }, witness }
  }
}

const snapshot = async (sex: 0 | 5, age: 0 | 5): Promise<PastJointSnapshot> => ({ margin: await alone(marginPart, sex), members: { 'by-sex': await alone(sexPart, sex), 'by-age': await alone(agePart, age) } })

describe('the attack on releases over the same people', () => {
  it('finds three people whom one release rounds to none and the other to five: there are one to four of them', async () => {
    const apart = await snapshot(0, 5)
    for (const part of [apart.margin, ...Object.values(apart.members)]) expect(await auditRelease([part])).toMatchObject({ passed: true })
    const { passed, cells } = await auditTogether([apart])
    expect(passed).toBe(false)
    expect(cells).toContainEqual(expect.objectContaining({ publicationId: 'margin', at: ['all'], truth: 3, from: 1, to: 4, safe: false }))
  })

  it('finds nothing where both round alike, and looks at whole groups, base cells and all parts', async () => {
    const { passed, protectedCells, cells } = await auditTogether([await snapshot(0, 0)], { everyCell: true, fullLp: true })
    expect(passed).toBe(true)
    expect(cells.length).toBe(protectedCells)
    expect(new Set(cells.map(({ publicationId }) => publicationId))).toEqual(new Set(['margin', 'by-sex', 'by-age']))
  })

  it('finds people between two snapshots, through the other release', async () => {
    const now = await snapshot(0, 0)
    const then = await snapshot(0, 5)
    const named = (taken: PastJointSnapshot, name: string): PastJointSnapshot => {
      const of = (part: PastJointSnapshot['margin']) => ({ ...part, published: { ...part.published, snapshot: name } })
      return { margin: of(taken.margin), members: Object.fromEntries(Object.entries(taken.members).map(([id, part]) => [id, of(part)])) }
    }
    const report = await auditTogether([named(now, 'a'), named(then, 'b')])
    expect(report.cells.map((cell) => cell.snapshot)).toContain('b')
  })

  it('tells how far it is, stops when asked to, and needs counts or a witness of every snapshot', async () => {
    const apart = await snapshot(0, 5)
    const stages = new Set<string>()
    await auditTogether([apart], { onProgress: ({ stage }) => stages.add(stage) })
    expect([...stages]).toEqual(['shift', 'programme'])
    await expect(auditTogether([apart], { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped')
    const forgotten = Object.fromEntries(Object.entries(apart.members).map(([id, { published }]) => [id, { published, counts: null }]))
    await expect(auditTogether([{ ...apart, members: forgotten }])).rejects.toThrow('keep the witness')
  })
})
