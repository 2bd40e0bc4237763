import { PROTECTION_WIDTH } from '../../domain/published-table.js'
import type { AuditedCell, AuditOptions, JointAuditReport } from '../../domain/release/audit-report.js'
import type { AuditStage } from '../../domain/release/protected-release.js'
import type { PastJointSnapshot } from '../../domain/together/joint-release.js'
import { type LocalSystem, localSystem, MOST_WHOLE_VARIABLES, runByWholeWorlds } from '../integer-runs.js'
import { type LinkLimits, linkLimits, type World } from '../known-worlds.js'
import { settleByProgramme } from '../programme-stage.js'
import { highs } from '../solver.js'
import { type Settle, stagesOf, summarise } from '../stages.js'
import { JointShifts, runByJointShifts } from './joint-shifts.js'
import { type JointSystem, jointSystemOf } from './joint-system.js'
import { findJointTargets, type JointTarget } from './joint-targets.js'
import { cellsOfVariables, jointTruth, knownJointWorlds } from './joint-worlds.js'

type JointCell = AuditedCell & { readonly publicationId: string }
type Run = { readonly from: number; readonly to: number | null }

/**
 * The attack on several releases over the same people: one system of all parts of all snapshots, in which every member adds up to the margin, and the same three
 * stages as {@link auditRelease}. A shift changes one base cell of each part at once.
 *
 * Throws when the signal is aborted, when a snapshot has neither counts nor witness, and when published figures contradict each other.
 */
export async function auditTogether(snapshots: readonly PastJointSnapshot[], options: AuditOptions = {}): Promise<JointAuditReport> {
  const system = jointSystemOf(snapshots)
  const truth = jointTruth(system, snapshots)
  const found: JointCell[] = []
  if (truth === undefined) throw new Error('Of a snapshot neither the true counts nor the witness are there: keep the witness of every snapshot')
  const targets = findJointTargets(system, snapshots, truth)
  const limits = linkLimits(system, truth)
  const cellOf = (target: JointTarget, stage: AuditStage, run: Run): JointCell => ({
    publicationId: system.parts[target.part]!, snapshot: snapshots[target.snapshot]!.margin.published.snapshot, at: target.at, truth: target.truth, from: run.from, to: run.to, stage,
    safe: run.to === null || run.to - run.from + 1 >= PROTECTION_WIDTH,
  })
  const settle = stagesOf<JointTarget, JointCell>(options, found)
  const worlds = knownJointWorlds(system, snapshots, truth, limits).map((world) => new JointShifts(system, world, limits))
  const shifted = (target: JointTarget): JointCell => cellOf(target, 'shift', runByJointShifts(worlds, target, PROTECTION_WIDTH))
  let left: readonly JointTarget[] = targets
  if (options.fullLp !== true) {
    left = await settle('shift', left, shifted)
    if (left.length > 0) left = await settleNeighbourhoods({ system, truth, limits, left, settle, cellOf })
  }
  await settleByProgramme({ system, limits, truth, left, settle, cellOf, shifted })
  return summarise(found, options)
}

/** Everything outside one category of the first shared dimension (or, where that is too much, outside one shared cell) held at the truth. */
async function settleNeighbourhoods({ system, truth, limits, left, settle, cellOf }: {
  system: JointSystem; truth: World; limits: LinkLimits; left: readonly JointTarget[]
  settle: Settle<JointTarget, JointCell>
  cellOf: (target: JointTarget, stage: AuditStage, run: Run) => JointCell
}): Promise<readonly JointTarget[]> {
  const perCell = system.firstOf.reduce((sum, ofSnapshot) => ofSnapshot.reduce((more, first, part) => more + (first < 0 ? 0 : system.own[part]!), sum), 0)
  const width = perCell * system.cellsPerCategory <= MOST_WHOLE_VARIABLES ? system.cellsPerCategory : 1
  if (perCell * width > MOST_WHOLE_VARIABLES || width === system.cells) return left
  const solver = await highs()
  const cells = cellsOfVariables(system)
  const systems = new Map<number, LocalSystem>()
  return settle('neighbourhood', left, (target) => {
    const place = Math.floor(cells[target.variables[0]!]! / width)
    if (!systems.has(place)) systems.set(place, localSystem(system, truth, limits, (variable) => Math.floor(cells[variable]! / width) === place))
    return cellOf(target, 'neighbourhood', runByWholeWorlds(solver, target, truth, systems.get(place)!))
  })
}
