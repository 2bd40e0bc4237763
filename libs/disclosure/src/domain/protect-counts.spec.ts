import fc from 'fast-check'
import { unwrap } from '#kernel'
import { BREAKDOWNS, type BreakdownName } from './breakdowns.js'
import { feasibleCounts, width } from './feasible-counts.js'
import { protectCounts, protectOneWay } from './protect-counts.js'
import type { ProtectionMethod, PublishedCount } from './published-table.js'

/** Every table of `cells` counts from 0 to `most`. */
function* allTables(cells: number, most: number): Generator<number[]> {
  if (cells === 0) return yield []
  for (const rest of allTables(cells - 1, most)) for (let value = 0; value <= most; value++) yield [...rest, value]
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Longest run of consecutive numbers in `values` that contains `around`. */
function runAround(values: ReadonlySet<number>, around: number): number {
  let from = around
  let to = around
  while (values.has(from - 1)) from--
  while (values.has(to + 1)) to++
  return to - from + 1
}

/**
 * The strongest reader: knows the method, tries every table there is, and keeps those that would have
 * been published identically. Returns the first true 1–4 left with fewer than five possibilities.
 */
function attack(cells: number, most: number, method: ProtectionMethod, withTotal: boolean): string | undefined {
  const groups = new Map<string, number[][]>()
  for (const table of allTables(cells, most)) {
    const key = JSON.stringify(protectOneWay(table, { method, withTotal }))
    groups.set(key, [...(groups.get(key) ?? []), table])
  }
  for (const [key, tables] of groups) {
    const secrets = Array.from({ length: cells }, (_, index) => (table: readonly number[]) => table[index] ?? 0)
    if (withTotal) secrets.push(sum)
    for (const secret of secrets) {
      const possible = new Set(tables.map(secret))
      for (const count of possible) if (count >= 1 && count <= 4 && runAround(possible, count) < 5) return `${key}: ${[...possible].join()}`
    }
  }
  return undefined
}

describe('an attacker who knows the method and tries every table', () => {
  const methods: ProtectionMethod[] = ['band_0_4', 'band_1_5']
  const shapes = methods.flatMap((method) => [1, 2, 3, 4].flatMap((cells) => [true, false].map((total) => ({ method, cells, total }))))

  it.each(shapes)('cannot pin a 1–4 in $cells cells ($method, total: $total)', ({ method, cells, total }) => {
    expect(attack(cells, cells === 4 ? 7 : 9, method, total)).toBeUndefined()
  })

  it('would succeed against an exact total, so the attack can fail', () => {
    const cells: PublishedCount[] = [{ kind: 'exact', value: 20 }, { kind: 'range', from: 0, to: 4 }]
    const [, hidden] = feasibleCounts(cells.map((count) => ({ count })), { kind: 'exact', value: 23 })
    expect(hidden).toEqual({ from: 3, to: 3 })
  })
})

describe('published arithmetic', () => {
  const tables = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 12 })
  const method = fc.constantFrom<ProtectionMethod>('band_0_4', 'band_1_5')

  it('keeps the truth inside every range and five counts possible around every 1–4', () => {
    fc.assert(
      fc.property(tables, method, fc.boolean(), (counts, name, withTotal) => {
        const published = protectOneWay(counts, { method: name, withTotal })
        const intervals = feasibleCounts(published.counts.map((count) => ({ count })), published.total)
        counts.forEach((count, index) => {
          const interval = intervals[index]
          if (interval === undefined) throw new Error('a cell without an interval')
          expect(interval.from).toBeLessThanOrEqual(count)
          expect(interval.to).toBeGreaterThanOrEqual(count)
          if (count >= 1 && count <= 4) expect(width(interval)).toBeGreaterThanOrEqual(5)
        })
      }),
    )
  })

  it('shows every count of six or more exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 6, max: 99 }), { minLength: 1 }), method, (counts, name) => {
        expect(protectOneWay(counts, { method: name, withTotal: true })).toEqual({
          counts: counts.map((value) => ({ kind: 'exact', value })),
          total: { kind: 'exact', value: sum(counts) },
        })
      }),
    )
  })
})

describe('protectCounts', () => {
  it('keeps an exact total while it gives no band away, with percentages from published figures only', () => {
    const table = unwrap(protectCounts({ breakdown: 'run_participants_by_region', counts: { London: 18, 'North East': 3, Wales: 4 }, total: 25 }))
    expect(table.total).toEqual({ kind: 'exact', value: 25 })
    expect(table.cells.find(({ category }) => category === 'London')).toEqual({ category: 'London', count: { kind: 'exact', value: 18 }, percentage: 72 })
    expect(table.cells.find(({ category }) => category === 'Wales')).toEqual({ category: 'Wales', count: { kind: 'range', from: 0, to: 4 } })
  })

  it('shows a range for a total that would give a cell away, and no percentages', () => {
    const table = unwrap(
      protectCounts({ breakdown: 'programme_completions_by_background', counts: { digital_practitioner: 40, elected_member: 2 }, total: 42 }),
    )
    expect(table.total).toEqual({ kind: 'range', from: 41, to: 45 })
    expect(table.cells[0]).toEqual({ category: 'digital_practitioner', count: { kind: 'exact', value: 40 } })
    expect(table.cells[1]).toEqual({ category: 'non_digital_leader', count: { kind: 'exact', value: 0 } })
  })

  it('shows no percentage on a base under 25', () => {
    const table = unwrap(protectCounts({ breakdown: 'programme_completions_by_background', counts: { elected_member: 24 }, total: 24 }))
    expect(table.cells.every(({ percentage }) => percentage === undefined)).toBe(true)
  })

  it('publishes every category, so that an absence says nothing', () => {
    const table = unwrap(protectCounts({ breakdown: 'run_participants_by_region', counts: {} }))
    expect(table.cells.map(({ category }) => category)).toEqual([...BREAKDOWNS.run_participants_by_region.categories])
    expect(table.total).toBeUndefined()
  })

  it.each([
    [{ breakdown: 'everyone_called_sam' as BreakdownName, counts: {} }, 'UNKNOWN_BREAKDOWN'],
    [{ breakdown: 'toString' as BreakdownName, counts: {} }, 'UNKNOWN_BREAKDOWN'],
    [{ breakdown: 'run_participants_by_region' as const, counts: { Atlantis: 3 } as object }, 'UNKNOWN_CATEGORY'],
    [{ breakdown: 'run_participants_by_region' as const, counts: { London: -1 } }, 'NOT_A_COUNT'],
    [{ breakdown: 'run_participants_by_region' as const, counts: { London: 2.5 } }, 'NOT_A_COUNT'],
    [{ breakdown: 'run_participants_by_region' as const, counts: { London: 6 }, total: 9 }, 'TOTAL_DIFFERS'],
  ])('refuses %j with %s', (table, code) => {
    expect(protectCounts(table)).toMatchObject({ ok: false, error: { code } })
  })

  it('has no two breakdowns over the same people', () => {
    const populations = Object.values(BREAKDOWNS).map(({ population }) => population)
    expect(new Set(populations).size).toBe(populations.length)
  })
})
