import { PROTECTION_WIDTH } from '../domain/published-table.js'
import type { AuditedCell } from '../domain/release/audit-report.js'
import type { AuditStage } from '../domain/release/protected-release.js'
import { localSystem, MOST_WHOLE_VARIABLES, runByWholeWorlds } from './integer-runs.js'
import type { LinkLimits, World } from './known-worlds.js'
import { Programme } from './programme.js'
import type { CountSystem } from './reader-system.js'
import { highs } from './solver.js'
import type { Settle } from './stages.js'
import type { Target } from './targets.js'

interface ProgrammeStage<OneTarget, Cell> {
  readonly system: CountSystem
  readonly limits: LinkLimits
  /** Undefined where it is not known any more: then the programme's answer stands. */
  readonly truth: World | undefined
  readonly left: readonly OneTarget[]
  readonly settle: Settle<OneTarget, Cell>
  readonly cellOf: (target: OneTarget, stage: AuditStage, run: { readonly from: number; readonly to: number | null }) => Cell
  /** What changes of known worlds show of a target. */
  readonly shifted: (target: OneTarget) => Cell
}

/** The last stage of an attack: the least and the greatest count by the linear programme of everything; in small systems the counts between are looked for in whole numbers. */
export async function settleByProgramme<OneTarget extends Target, Cell extends AuditedCell>({ system, limits, truth, left, settle, cellOf, shifted }: ProgrammeStage<OneTarget, Cell>): Promise<void> {
  if (left.length === 0) return
  const solver = await highs()
  const programme = new Programme(solver, system, limits)
  const everything = truth !== undefined && system.variables <= MOST_WHOLE_VARIABLES ? localSystem(system, truth, limits, () => true) : undefined
  try {
    await settle('programme', left, (target) => {
      const cell = cellOf(target, 'programme', programme.endsOf(target.variables))
      if (!cell.safe || everything === undefined || truth === undefined || shifted(target).safe) return cell
      const run = runByWholeWorlds(solver, target, truth, everything)
      return run.to - run.from + 1 < PROTECTION_WIDTH ? cellOf(target, 'programme', run) : cell
    })
  } finally {
    programme.dispose()
  }
}
