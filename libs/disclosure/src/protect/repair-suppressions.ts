import { linkLimits, truthOf } from '../attack/known-worlds.js'
import { Programme } from '../attack/programme.js'
import { systemOf } from '../attack/reader-system.js'
import { highs } from '../attack/solver.js'
import { findTargets } from '../attack/targets.js'
import { PROTECTION_WIDTH } from '../domain/published-table.js'
import type { AuditedSnapshots } from '../domain/release/audit-report.js'
import { costOf } from '../domain/suppression/choose-suppressions.js'

/**
 * Attacks a release whose figures are exact or withheld, and withholds more of its last snapshot wherever a count can be pinned
 * down: of the figures that the linear programme's answer rests on, the one that costs least. Withholding only widens
 * what is possible, so one pass over all counts is enough.
 *
 * @returns the codes (JSON of `at`) of the figures to withhold as well, or undefined when earlier snapshots alone pin a count down.
 */
export async function repairSuppressions(snapshots: AuditedSnapshots, sumOf: (code: string) => number, signal: AbortSignal | undefined): Promise<Set<string> | undefined> {
  const system = systemOf(snapshots)
  const targets = findTargets(system, snapshots)
  const programme = new Programme(await highs(), system, linkLimits(system, truthOf(system, snapshots)))
  const last = snapshots.length - 1
  const codeOfRow = new Map(system.sums.flatMap(({ snapshot, row, at }) => (snapshot === last && system.rows[row]!.high !== Number.POSITIVE_INFINITY ? [[row, JSON.stringify(at)] as const] : [])))
  const seen = targets.map(({ truth }) => ({ from: truth, to: truth }))
  const withheld = new Set<string>()
  try {
    for (const [index, target] of targets.entries()) {
      signal?.throwIfAborted()
      while (seen[index]!.to - seen[index]!.from + 1 < PROTECTION_WIDTH) {
        const ends = programme.endsOf(target.variables)
        if (ends.to === null || ends.to - ends.from + 1 >= PROTECTION_WIDTH) {
          targets.forEach(({ variables }, other) => {
            for (const solution of ends.solutions) widen(seen[other]!, variables.reduce((sum, variable) => sum + solution[variable]!, 0))
          })
          break
        }
        const next = cheapest(ends.binding.flatMap((row) => (codeOfRow.has(row) ? [row] : [])), (row) => costOf(sumOf(codeOfRow.get(row)!)))
        if (next === undefined) return undefined
        withheld.add(codeOfRow.get(next)!)
        codeOfRow.delete(next)
        programme.relax(next)
      }
    }
    return withheld
  } finally {
    programme.dispose()
  }
}

function widen(seen: { from: number; to: number }, value: number): void {
  seen.from = Math.min(seen.from, Math.ceil(value - 1e-5))
  seen.to = Math.max(seen.to, Math.floor(value + 1e-5))
}

function cheapest(rows: readonly number[], cost: (row: number) => number): number | undefined {
  return rows.reduce<number | undefined>((best, row) => (best === undefined || cost(row) < cost(best) ? row : best), undefined)
}
