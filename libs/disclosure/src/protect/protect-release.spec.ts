import fc from 'fast-check'
import { unwrap } from '#kernel'
import { auditRelease } from '../attack/audit-release.js'
import type { ProtectedRelease } from '../domain/release/protected-release.js'
import type { BaseCounts, Dimension, ReleaseDefinition, ReleaseMethod } from '../domain/release/release-definition.js'
import type { PastSnapshot } from '../domain/release/release-history.js'
import { everyWorld } from '../testing/every-world.js'
import { area, counts, plain, release, smallReleases, wholeTable } from '../testing/small-releases.js'
import { protectRelease } from './protect-release.js'

const SECRET = { secret: 'of the installation' }
const rounding: ReleaseMethod = { kind: 'controlled_rounding' }
const suppression: ReleaseMethod = { kind: 'suppression', leastKept: 0 }

/** Protects snapshot after snapshot; stops where nothing can be shown any more. */
async function publish(definition: ReleaseDefinition, series: readonly BaseCounts[]): Promise<(PastSnapshot & { published: ProtectedRelease; counts: BaseCounts })[]> {
  const history: (PastSnapshot & { published: ProtectedRelease; counts: BaseCounts })[] = []
  for (const base of series) {
    const result = await protectRelease(definition, base, history, SECRET)
    if (!result.ok) {
      expect(result.error[0]?.code).toBe('CANNOT_BE_PROTECTED')
      break
    }
    history.push({ published: result.value.release, counts: base, witness: result.value.witness })
  }
  return history
}

/** Tries every world against everything published: around each true 1–4 five consecutive counts have to be possible. */
function expectSafe(history: Awaited<ReturnType<typeof publish>>): void {
  const worlds = everyWorld(history, 5)
  history.forEach(({ published, counts: base }, snapshot) => {
    for (const cell of published.tables.flatMap(({ cells }) => cells)) {
      const run = worlds.run(snapshot, cell.at)
      const truth = sumOf(published.definition, base, cell.at)
      if (truth >= 1 && truth <= 4) expect({ at: cell.at, truth, width: run.to - run.from + 1 }).toEqual({ at: cell.at, truth, width: 5 })
    }
  })
}

function sumOf({ dimensions }: ReleaseDefinition, base: BaseCounts, at: readonly string[]): number {
  const isBelow = (node: Dimension['root'], key: string, found: boolean): boolean => (found || node.key === key) && (!node.children?.length) ? true : (node.children ?? []).some((child) => isBelow(child, key, found || node.key === key))
  const inside = (dimension: Dimension, key: string, leaf: string): boolean => {
    const path = (node: Dimension['root']): string[] | undefined => (node.key === leaf ? [leaf] : (node.children ?? []).map(path).filter((found) => found !== undefined).map((found) => [node.key, ...found])[0])
    return isBelow(dimension.root, leaf, false) && (path(dimension.root)?.includes(key) ?? false)
  }
  return base.rows.reduce((sum, row) => sum + (row.at.every((leaf, index) => inside(dimensions[index]!, at[index]!, leaf)) ? row.count : 0), 0)
}

describe('protecting a release', () => {
  it.each([['controlled rounding', rounding, 1], ['controlled rounding', rounding, 3], ['suppression', suppression, 1], ['suppression', suppression, 2]] as const)(
    'leaves five counts possible around each true 1–4, tried with every world: %s, %#', async (_, method, snapshots) => {
      await fc.assert(fc.asyncProperty(smallReleases(method, snapshots), async ({ definition, snapshots: series }) => {
        expectSafe(await publish(definition, series))
      }), { numRuns: 20, seed: 11 })
    })

  it('passes the whole attack as well, whatever stage judges', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(rounding, suppression).chain((method) => smallReleases(method, 2)), async ({ definition, snapshots: series }) => {
      const history = await publish(definition, series)
      if (history.length > 0) expect(await auditRelease(history, { fullLp: true })).toMatchObject({ passed: true, cells: [] })
    }), { numRuns: 12, seed: 12 })
  })

  it('rounds such that totals are the sums of their parts and every bound that it states holds', async () => {
    await fc.assert(fc.asyncProperty(smallReleases(rounding, 1), async ({ definition, snapshots: [base] }) => {
      const { release: published } = unwrap(await protectRelease(definition, base!, [], SECRET))
      const figures = new Map(published.tables.flatMap(({ cells }) => cells.map(({ at, figure }) => [at.join(), figure as number])))
      for (const [code, figure] of figures) {
        const at = code.split(',')
        expect(figure % 5).toBe(0)
        const levels = at.map((key, index) => levelOf(definition.dimensions[index]!, key))
        const { within } = published.bounds.find((bound) => bound.levels.join() === levels.join())!
        expect(Math.abs(figure - sumOf(definition, base!, at))).toBeLessThanOrEqual(within)
        definition.dimensions.forEach((dimension, index) => {
          const children = childrenOf(dimension, at[index]!).map((key) => figures.get(at.with(index, key).join()))
          if (children.length > 0 && children.every((child) => child !== undefined)) expect(children.reduce((sum, child) => sum + child, 0)).toBe(figure)
        })
      }
    }), { numRuns: 100, seed: 13 })
  })

  it('gives the same release whatever the order of rows and categories', async () => {
    const dimensions = [area([2, 2]), plain('role', 3), plain('group', 2)]
    const values = Array.from({ length: 24 }, (_, index) => (index * 7) % 11)
    const base = counts(dimensions, values)
    const turn = (node: Dimension['root']): Dimension['root'] => ({ ...node, ...(node.children && { children: node.children.map(turn).toReversed() }) })
    for (const method of [rounding, suppression]) {
      const straight = unwrap(await protectRelease(release(dimensions, method), base, [], SECRET))
      const turned = unwrap(await protectRelease(release(dimensions.map((dimension) => ({ ...dimension, root: turn(dimension.root) })), method), { ...base, rows: base.rows.toReversed() }, [], SECRET))
      expect(turned.release.tables).toEqual(straight.release.tables)
      expect(JSON.parse(JSON.stringify(straight))).toEqual(straight)
    }
  })

  it('keeps figures from one snapshot to the next where the count stays within four of them', async () => {
    const dimensions = [area([3, 3, 3]), plain('role', 4)]
    const values = Array.from({ length: 36 }, (_, index) => (index * 13) % 17)
    const [first, second] = await publish(release(dimensions, rounding), [counts(dimensions, values, 'a'), counts(dimensions, values.with(4, values[4]! + 1), 'b')])
    const figures = [first!, second!].map(({ published }) => published.tables[0]!.cells.map(({ figure }) => figure))
    expect(figures[0]!.filter((figure, index) => figure !== figures[1]![index]).length).toBeLessThanOrEqual(6)
  })

  it('makes a table coarser that would show too few exact figures, and says so', async () => {
    const dimensions = [area([3, 3]), plain('role', 3)]
    const base = counts(dimensions, Array.from({ length: 18 }, (_, index) => 1 + (index % 4)))
    const { release: published } = unwrap(await protectRelease(release(dimensions, { kind: 'suppression', leastKept: 0.8 }), base, [], SECRET))
    expect(published.coarsened[0]).toEqual({ table: 'whole', what: 'level_dropped', description: '“Whole” does not show Area by organisation.' })
    expect(published.tables[0]!.cells.length).toBeLessThan(28)
    expect(published.utility.kept).toBeLessThan(0.6)
  })

  it('works percentages out from published figures, on 25 or more', async () => {
    const dimensions = [area([2]), plain('group', 2, true)]
    const definition = release(dimensions, rounding, [{ ...wholeTable(dimensions), percentagesAcross: 'group' }])
    const { release: published } = unwrap(await protectRelease(definition, counts(dimensions, [40, 20, 6, 7]), [], SECRET))
    const cells = new Map(published.tables[0]!.cells.map((cell) => [cell.at.join(), cell]))
    expect(cells.get('o00,group0')).toMatchObject({ figure: 40, percentage: 66.7 })
    expect(cells.get('o01,group0')).not.toHaveProperty('percentage')
    expect(cells.get('o00,all')).not.toHaveProperty('percentage')
  })

  it('publishes in bands', async () => {
    const dimensions = [plain('role', 3)]
    const { release: published } = unwrap(await protectRelease(release(dimensions, { kind: 'bands', band: 'band_0_4' }), counts(dimensions, [3, 0, 12]), [], SECRET))
    expect(published.tables[0]!.cells.map(({ figure }) => figure)).toEqual([{ from: 12, to: 20 }, { from: 0, to: 4 }, { from: 0, to: 4 }, 12])
    expect(published.audit.passed).toBe(true)
  })

  it('refuses bands that a later exact count would open', async () => {
    const dimensions = [plain('role', 2)]
    const definition = release(dimensions, { kind: 'bands', band: 'band_0_4' }, [{ key: 't', title: 'T', shows: [{ dimension: 'role', levels: ['role'] }] }])
    const series = [counts(dimensions, [3, 30], 'a'), counts(dimensions, [7, 30], 'b')]
    expect(await publish(definition, series)).toHaveLength(1)
    const open = { ...definition, change: { maxChange: 9 } }
    const history = await publish(open, series)
    expect(history).toHaveLength(2)
    const told = { ...open, change: { maxChange: 9, netChanges: [{ snapshot: 'b', at: ['role0'], from: 4, to: 4 }] } }
    const knowing = history.with(1, { ...history[1]!, published: { ...history[1]!.published, definition: told } })
    expect((await auditRelease(knowing)).cells).toMatchObject([{ snapshot: 'a', at: ['role0'], from: 3, to: 3 }])
  })

  it('goes on when the true counts of earlier snapshots are deleted', async () => {
    const dimensions = [area([2, 2]), plain('role', 3)]
    const values = Array.from({ length: 12 }, (_, index) => (index * 5) % 9)
    const [first] = await publish(release(dimensions, rounding), [counts(dimensions, values, 'a')])
    const { release: published } = unwrap(await protectRelease(release(dimensions, rounding), counts(dimensions, values.with(1, 6), 'b'), [{ ...first!, counts: null }], SECRET))
    expect(published.audit).toMatchObject({ passed: true, byStage: { programme: 0 } })
    expect(published.audit.protectedCells).toBeGreaterThan(0)
  })

  it.each<[string, readonly BaseCounts['rows'][number][], object]>([
    ['NOT_A_COUNT', [{ at: ['role0'], count: -1 }], { at: ['role0'] }],
    ['NOT_A_COUNT', [{ at: ['role0'], count: Number.NaN }], {}],
    ['NOT_A_COUNT', [{ at: ['role0'], count: 1.5 }], {}],
    ['UNKNOWN_CATEGORY', [{ at: ['cook'], count: 1 }], { dimension: 'role', at: ['cook'] }],
    ['NOT_A_LEAF', [{ at: ['all'], count: 1 }], { at: ['all'] }],
    ['WRONG_LENGTH', [{ at: ['role0', 'role1'], count: 1 }], {}],
    ['DUPLICATE_ROW', [{ at: ['role0'], count: 1 }, { at: ['role0'], count: 1 }], { at: ['role0'] }],
  ])('refuses counts that are %s and names the cell', async (code, rows, where) => {
    const result = await protectRelease(release([plain('role', 2)], rounding), { snapshot: 'a', rows }, [], SECRET)
    expect(result).toMatchObject({ ok: false, error: [{ code, ...where }] })
  })

  it('refuses definitions that say nothing or contradict themselves', async () => {
    const dimensions = [plain('role', 2)]
    const refused = async (change: Partial<ReleaseDefinition>): Promise<string> => {
      const result = await protectRelease({ ...release(dimensions, rounding), ...change }, counts(dimensions, [1, 2]), [], SECRET)
      return result.ok ? 'accepted' : result.error.map(({ message }) => message).join(' ')
    }
    expect(await refused({ tables: [] })).toContain('at least one table')
    expect(await refused({ tables: [{ key: 't', title: 'T', shows: [{ dimension: 'x', levels: ['y'] }] }] })).toContain('no dimension of the release')
    expect(await refused({ tables: [{ key: 't', title: 'T', shows: [{ dimension: 'role', levels: ['role'] }], percentagesAcross: 'role' }] })).toContain('show its root')
    expect(await refused({ change: { maxChange: 0 } })).toContain('1 or more')
    expect(await refused({ change: { maxChange: 3 } })).toContain('a multiple of five')
    expect(await refused({ method: suppression, change: { maxChange: 1 } })).toContain('2 or more')
    expect(await refused({ dimensions: [area([1])], tables: [wholeTable([area([1])])], method: { kind: 'bands', band: 'band_0_4' } })).toContain('one dimension without subtotals')
  })

  it('refuses suppression for more counts than it can be attacked for', async () => {
    const dimensions = [plain('role', 71), plain('site', 71)]
    expect(await protectRelease(release(dimensions, suppression), counts(dimensions, []), [], SECRET)).toMatchObject({ error: [{ code: 'UNFIT_FOR_METHOD' }] })
  })

  it('refuses another method for people who are already published, and a snapshot that is out', async () => {
    const dimensions = [plain('role', 2)]
    const history = await publish(release(dimensions, rounding), [counts(dimensions, [7, 8], 'a')])
    expect(await protectRelease(release(dimensions, suppression), counts(dimensions, [7, 8], 'b'), history, SECRET)).toMatchObject({ error: [{ code: 'METHOD_CHANGED' }] })
    expect(await protectRelease(release(dimensions, rounding), counts(dimensions, [7, 8], 'a'), history, SECRET)).toMatchObject({ error: [{ code: 'SNAPSHOT_EXISTS' }] })
  })
})

function levelOf({ levels, root }: Dimension, key: string): string {
  const depth = (node: Dimension['root']): number => (node.key === key ? 0 : 1 + Math.min(Number.POSITIVE_INFINITY, ...(node.children ?? []).map(depth)))
  return levels[depth(root)]!
}

function childrenOf({ root }: Dimension, key: string): string[] {
  const find = (node: Dimension['root']): Dimension['root'] | undefined => (node.key === key ? node : (node.children ?? []).map(find).find((found) => found !== undefined))
  return (find(root)?.children ?? []).map((child) => child.key)
}
