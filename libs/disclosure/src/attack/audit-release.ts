import { PROTECTION_WIDTH } from '../domain/published-table.js'
import type { AuditedCell, AuditedSnapshots, AuditOptions, AuditReport } from '../domain/release/audit-report.js'
import type { AuditStage } from '../domain/release/protected-release.js'
import { localSystem, MOST_WHOLE_VARIABLES, runByWholeWorlds } from './integer-runs.js'
import { knownWorlds, linkLimits, type LinkLimits, truthOf, type World } from './known-worlds.js'
import { settleByProgramme } from './programme-stage.js'
import { type ReaderSystem, systemOf } from './reader-system.js'
import { type Room, roomAround, runByShifts } from './shift-worlds.js'
import { highs } from './solver.js'
import { type Settle, stagesOf, summarise } from './stages.js'
import { findTargets, type Target } from './targets.js'

/**
 * The attack: what a reader can work out about every count that has to be protected, from all published figures of all
 * snapshots, the stated rules of the method and the stated model of change. It is built from the published tables alone
 * and shares no code with the protection.
 *
 * 1. `shift`: worlds that are known to agree with everything (the truth; the rounded figures themselves) are changed in one base cell.
 * 2. `neighbourhood`: whole-number worlds are looked for that differ from the truth in one category of the first dimension only.
 *    Both show counts to be possible, so a cell that they pass is safe for certain.
 * 3. `programme`: least and greatest value by the linear programme of everything, which shows counts to be impossible; in
 *    releases of up to 600 base cells the counts between them are looked for one by one.
 *
 * Throws when the signal is aborted, and when published figures contradict each other.
 */
export async function auditRelease(snapshots: AuditedSnapshots, options: AuditOptions = {}): Promise<AuditReport> {
  const system = systemOf(snapshots)
  const targets = findTargets(system, snapshots)
  const truth = truthOf(system, snapshots)
  const limits = linkLimits(system, truth)
  const found: AuditedCell[] = []
  const cellOf = (target: Target, stage: AuditStage, run: { from: number; to: number | null }): AuditedCell => ({
    snapshot: snapshots[target.snapshot]!.published.snapshot, at: target.at, truth: target.truth, from: run.from, to: run.to, stage,
    safe: run.to === null || run.to - run.from + 1 >= PROTECTION_WIDTH,
  })
  const settle = stagesOf<Target, AuditedCell>(options, found)

  const rooms = knownWorlds(system, snapshots, truth, limits).map((world): Room => roomAround(system, world, limits))
  const shifted = (target: Target): AuditedCell => cellOf(target, 'shift', runByShifts(rooms, target.variables, target.truth, PROTECTION_WIDTH))
  let left: readonly Target[] = targets
  if (options.fullLp !== true) {
    left = await settle('shift', left, shifted)
    if (truth !== undefined && left.length > 0) left = await settleNeighbourhoods({ system, truth, limits, left, settle, cellOf })
  }
  await settleByProgramme({ system, limits, truth, left, settle, cellOf, shifted })
  return summarise(found, options)
}

async function settleNeighbourhoods({ system, truth, limits, left, settle, cellOf }: {
  system: ReaderSystem; truth: World; limits: LinkLimits; left: readonly Target[]
  settle: Settle<Target, AuditedCell>
  cellOf: (target: Target, stage: AuditStage, run: { from: number; to: number }) => AuditedCell
}): Promise<readonly Target[]> {
  const perSnapshot = system.firstOf[1]!
  const perCategory = perSnapshot / system.groupings[0]!.size
  const isLocal = perCategory * system.snapshots <= MOST_WHOLE_VARIABLES && system.groupings[0]!.size > 1
  if (!isLocal) return left
  const solver = await highs()
  const categoryOf = (variable: number): number => Math.floor((variable % perSnapshot) / perCategory)
  const systems = new Map<number, ReturnType<typeof localSystem>>()
  return settle('neighbourhood', left, (target) => {
    const category = categoryOf(target.variables[0]!)
    if (!systems.has(category)) systems.set(category, localSystem(system, truth, limits, (variable) => categoryOf(variable) === category))
    return cellOf(target, 'neighbourhood', runByWholeWorlds(solver, target, truth, systems.get(category)!))
  })
}
