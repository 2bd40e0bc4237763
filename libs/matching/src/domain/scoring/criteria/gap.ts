import { type CriterionIndex, NEUTRAL, type People } from '../criterion-row.js'
import { Numbers } from '../lists.js'
import type { CriterionKind } from '../scheme.js'

/** Levels by their numbers; `NaN` for one that is not known. */
export interface GapData {
  readonly kind: 'gap'
  readonly own: Int32Array
  readonly theirs: Int32Array
  readonly ownLevels: Float64Array
  readonly theirLevels: Float64Array
  readonly from: number
  readonly curve: readonly number[]
}

export function readGap({ level, from, curve }: Extract<CriterionKind, { kind: 'gap' }>, { seekers, hosts }: People): GapData {
  const [ownLevels, theirLevels] = [new Numbers<number>(), new Numbers<number>()]
  const own = Int32Array.from(seekers, ({ levels }) => ownLevels.of(levels[level] ?? Number.NaN))
  const theirs = Int32Array.from(hosts, ({ levels }) => theirLevels.of(levels[level] ?? Number.NaN))
  return { kind: 'gap', own, theirs, ownLevels: Float64Array.from(ownLevels.values()), theirLevels: Float64Array.from(theirLevels.values()), from, curve }
}

/** Host's level less the seeker's, looked up in a curve. */
export function gapIndex({ own, theirs, ownLevels, theirLevels, from, curve }: GapData): CriterionIndex {
  const shareOf = (left: number, right: number): number => (Number.isNaN(left + right) ? NEUTRAL : curve[Math.min(curve.length - 1, Math.max(0, right - left - from))]!)
  return (award) => {
    const tables: Int32Array[] = []
    const tableOf = (seeker: number): Int32Array => (tables[own[seeker]!] ??= Int32Array.from(theirLevels, (right) => award(shareOf(ownLevels[own[seeker]!]!, right))))
    return { pointsOf: (seeker, host) => tableOf(seeker)[theirs[host]!]!, kinds: { kindOf: theirs, count: theirLevels.length, tableOf } }
  }
}
