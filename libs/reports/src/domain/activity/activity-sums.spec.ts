import fc from 'fast-check'
import { ACTIVITY_COUNTS, activityChange, type ActivityCounts, type CellKey, type SubjectQuarter, thatCount } from './activity-sums.js'

const NOTHING: ActivityCounts = { applied: 0, offered: 0, started: 0, completed: 0, ended: 0, meetingsDue: 0, meetings: 0, minutes: 0 }
const fact = (subjectId: string, quarter: string, counts: Partial<ActivityCounts>, where: Partial<CellKey> = {}): SubjectQuarter =>
  ({ subjectId, quarter, scopeId: 'p', organisationId: 'o', ...NOTHING, ...counts, ...where })

const facts = fc.uniqueArray(
  fc.record({
    subjectId: fc.constantFrom('1', '2', '3'), quarter: fc.constantFrom('2026-01-01', '2026-04-01'), scopeId: fc.constantFrom('p', 'q'), organisationId: fc.constantFrom('o', 'x'),
    applied: fc.nat(1), offered: fc.nat(1), started: fc.nat(1), completed: fc.nat(1), ended: fc.nat(1), meetingsDue: fc.nat(2), meetings: fc.nat(2), minutes: fc.nat(90),
  }), { selector: ({ subjectId, quarter }) => subjectId + quarter })

/** The cells that a set of facts comes to: those of nothing left out. */
function cellsOf(rows: readonly (CellKey & ActivityCounts)[]): Record<string, ActivityCounts> {
  const cells = new Map<string, ActivityCounts>()
  for (const row of rows) {
    const key = `${row.quarter} ${row.scopeId} ${row.organisationId}`
    const sum = cells.get(key) ?? NOTHING
    cells.set(key, Object.fromEntries(ACTIVITY_COUNTS.map((count) => [count, sum[count] + row[count]])) as unknown as ActivityCounts)
  }
  return Object.fromEntries([...cells].filter(([, sum]) => ACTIVITY_COUNTS.some((count) => sum[count] !== 0)).toSorted())
}

describe('what changes when facts are read anew', () => {
  it('added to what is held makes it what the records say, and the cells their sum', () => {
    fc.assert(fc.property(facts, facts, (before, now) => {
      const held = thatCount(before)
      const { gone, put, cells } = activityChange(held, now)
      const named = (row: Pick<SubjectQuarter, 'subjectId' | 'quarter'>): string => `${row.subjectId} ${row.quarter}`
      const [lost, written] = [new Set(gone.map(named)), new Set(put.map(named))]
      const after = [...held.filter((row) => !lost.has(named(row)) && !written.has(named(row))), ...put]
      const inOrder = (rows: readonly SubjectQuarter[]) => rows.toSorted((one, other) => named(one).localeCompare(named(other)))
      expect(inOrder(after)).toEqual(inOrder(thatCount(now)))
      expect(cellsOf([...held, ...cells])).toEqual(cellsOf(now))
    }))
  })

  it('is nothing where the records say what is held', () => {
    fc.assert(fc.property(facts, (rows) => expect(activityChange(thatCount(rows), rows)).toEqual({ gone: [], put: [], cells: [] })))
  })

  it('is one row and one cell for a register: other quarters of the same people are left alone', () => {
    const held = [fact('1', '2026-01-01', { applied: 1 }), fact('1', '2026-04-01', { meetingsDue: 1 })]
    const now = fact('1', '2026-04-01', { meetingsDue: 2, meetings: 1, minutes: 90 })
    expect(activityChange(held, [held[0]!, now])).toEqual({ gone: [], put: [now], cells: [{ quarter: '2026-04-01', scopeId: 'p', organisationId: 'o', ...NOTHING, meetingsDue: 1, meetings: 1, minutes: 90 }] })
  })

  it('moves what somebody takes along to another organisation from one cell to the other', () => {
    const held = fact('1', '2026-01-01', { started: 1 })
    expect(activityChange([held], [{ ...held, organisationId: 'x' }]).cells).toEqual([
      { quarter: '2026-01-01', scopeId: 'p', organisationId: 'o', ...NOTHING, started: -1 }, { quarter: '2026-01-01', scopeId: 'p', organisationId: 'x', ...NOTHING, started: 1 },
    ])
  })
})
