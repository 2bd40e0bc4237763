import fc from 'fast-check'
import { unwrap } from '#kernel'
import type { AuditedCell } from '../domain/release/audit-report.js'
import type { PublishedFigures } from '../domain/release/protected-release.js'
import type { BaseCounts } from '../domain/release/release-definition.js'
import { simpleRounding } from '../domain/release/simple-rounding.js'
import { everyWorld } from '../testing/every-world.js'
import { counts, plain, release, smallReleases } from '../testing/small-releases.js'
import { auditRelease } from './audit-release.js'

type Snapshot = { readonly published: PublishedFigures; readonly counts: BaseCounts }

/** Exact figures, with 1–4 withheld and nothing else. */
function primaryOnly(definition: Parameters<typeof simpleRounding>[0], base: BaseCounts): PublishedFigures {
  const figures = unwrap(simpleRounding(definition, base))
  const sums = new Map(figures.tables.flatMap(({ cells }) => cells.map(({ at }) => [at.join(), trueSum(figures, base, at)])))
  const tables = figures.tables.map((table) => ({ ...table, cells: table.cells.map(({ at }) => {
    const sum = sums.get(at.join())!
    return { at, figure: sum >= 1 && sum <= 4 ? { suppressed: true as const } : sum }
  }) }))
  return { ...figures, method: 'suppression', tables, percentagesFrom: 'published' }
}

function trueSum({ definition }: PublishedFigures, base: BaseCounts, at: readonly string[]): number {
  const below = definition.dimensions.map(({ root }, index) => {
    const find = (node: typeof root): typeof root | undefined => (node.key === at[index] ? node : (node.children ?? []).map(find).find(Boolean))
    const leaves = (node: typeof root): string[] => (node.children?.length ? node.children.flatMap(leaves) : [node.key])
    return leaves(find(root)!)
  })
  return base.rows.reduce((sum, row) => sum + (row.at.every((key, index) => below[index]!.includes(key)) ? row.count : 0), 0)
}

/** What trying every world says of a cell that the attack judged. */
function runOf(worlds: ReturnType<typeof everyWorld>, snapshots: readonly Snapshot[], { snapshot, at }: AuditedCell): { from: number; to: number } | undefined {
  if (at[0]?.startsWith('base cell') === true) return undefined
  const index = snapshots.findIndex(({ published }) => published.snapshot === snapshot)
  const { dimensions } = snapshots[index]!.published.definition
  const outside = at.findIndex((key) => key.startsWith('not '))
  if (outside < 0) return worlds.run(index, at)
  return worlds.runOutside(index, at.map((key) => key.replace('not ', '')), at.map((key, place) => (place === outside ? dimensions[place]!.root.key : key)))
}

/** Holds the verdict on each cell against trying every world. */
async function compare(snapshots: readonly Snapshot[], options: Parameters<typeof auditRelease>[1] = {}): Promise<boolean> {
  const report = await auditRelease(snapshots, { everyCell: true, ...options })
  const worlds = everyWorld(snapshots, 5)
  for (const cell of report.cells) {
    const run = runOf(worlds, snapshots, cell)
    if (run !== undefined) expect({ ...cell, safe: run.to - run.from >= 4 }).toEqual(cell)
  }
  return report.passed
}

describe('the attack', () => {
  it('breaks simple rounding: two cells and their total all shown as 5', async () => {
    const definition = release([plain('role', 2)], { kind: 'controlled_rounding' })
    const base = counts(definition.dimensions, [3, 3])
    const published = unwrap(simpleRounding(definition, base))
    expect(published.tables[0]!.cells.map(({ figure }) => figure)).toEqual([5, 5, 5])
    const report = await auditRelease([{ published, counts: base }])
    expect(report).toMatchObject({ passed: false, failed: 2 })
    expect(report.cells.map(({ from, to }) => [from, to])).toEqual([[3, 4], [3, 4]])
  })

  it('breaks one-decimal percentages of true counts on a base of 25 to 29', async () => {
    const definition = release([plain('role', 2)], { kind: 'controlled_rounding' }, [{ key: 't', title: 'T', shows: [{ dimension: 'role', levels: ['all', 'role'] }], percentagesAcross: 'role' }])
    const base = counts(definition.dimensions, [2, 25])
    const published = unwrap(simpleRounding(definition, base))
    expect(published.tables[0]!.cells.map(({ percentage }) => percentage)).toEqual([undefined, 7.4, 92.6])
    const { cells } = await auditRelease([{ published, counts: base }])
    expect(cells).toMatchObject([{ truth: 2, from: 2, to: 2, safe: false }])
  })

  it('breaks suppression of small counts alone', async () => {
    const definition = release([plain('role', 2)], { kind: 'suppression' })
    const base = counts(definition.dimensions, [3, 10])
    const { cells } = await auditRelease([{ published: primaryOnly(definition, base), counts: base }])
    expect(cells).toMatchObject([{ truth: 3, from: 3, to: 3, stage: 'programme' }])
  })

  it('breaks exact figures that say that a whole group shares one category', async () => {
    const definition = release([plain('role', 2), plain('group', 2, true)], { kind: 'suppression' })
    const base = counts(definition.dimensions, [20, 0, 9, 9])
    const { cells } = await auditRelease([{ published: primaryOnly(definition, base), counts: base }])
    expect(cells).toMatchObject([{ at: ['role0', 'not group0'], from: 0, to: 0 }])
  })

  it('breaks two snapshots that are safe one by one', async () => {
    const definition = { ...release([plain('role', 2)], { kind: 'suppression' as const }), change: { maxChange: 2 } }
    const [first, second] = [counts(definition.dimensions, [5, 5], '2026-Q1'), counts(definition.dimensions, [4, 5], '2026-Q2')]
    const hidden = primaryOnly(definition, second)
    const published = { ...hidden, tables: hidden.tables.map((table) => ({ ...table, cells: table.cells.map(({ at }) => ({ at, figure: { suppressed: true as const } })) })) }
    const before = { published: primaryOnly(definition, first), counts: first }
    expect(await auditRelease([{ published, counts: second }])).toMatchObject({ passed: true })
    expect(await auditRelease([before, { published, counts: second }])).toMatchObject({ passed: true })
    const knowing = { ...published, definition: { ...definition, change: { maxChange: 1 } } }
    expect((await auditRelease([before, { published: knowing, counts: second }])).cells).toMatchObject([{ at: ['role0'], truth: 4, from: 4, to: 6 }])
  })

  it.each([1, 2])('judges simple rounding as trying every world does (%i snapshots), and finds it wanting', async (snapshots) => {
    let broken = 0
    await fc.assert(fc.asyncProperty(smallReleases({ kind: 'controlled_rounding' }, snapshots), fc.boolean(), async ({ definition, snapshots: series }, fullLp) => {
      if (!(await compare(series.map((base) => ({ published: unwrap(simpleRounding(definition, base)), counts: base })), { fullLp }))) broken++
    }), { numRuns: 30, seed: 7 })
    expect(broken).toBeGreaterThan(10)
  })

  it.each([1, 2])('judges suppression of small counts alone as trying every world does (%i snapshots), and finds it wanting', async (snapshots) => {
    let broken = 0
    await fc.assert(fc.asyncProperty(smallReleases({ kind: 'suppression' }, snapshots), fc.boolean(), async ({ definition, snapshots: series }, fullLp) => {
      if (!(await compare(series.map((base) => ({ published: primaryOnly(definition, base), counts: base })), { fullLp }))) broken++
    }), { numRuns: 30, seed: 8 })
    expect(broken).toBeGreaterThan(10)
  })

  it('tells how far it is and stops when asked to', async () => {
    const definition = release([plain('role', 2)], { kind: 'suppression' })
    const base = counts(definition.dimensions, [3, 10])
    const published = primaryOnly(definition, base)
    const stages: string[] = []
    await auditRelease([{ published, counts: base }], { onProgress: ({ stage }) => stages.push(stage) })
    expect(stages).toEqual(['shift', 'neighbourhood', 'programme'])
    await expect(auditRelease([{ published, counts: base }], { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped')
  })
})
