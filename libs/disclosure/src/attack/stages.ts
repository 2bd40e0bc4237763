import type { AuditedCell, AuditOptions, AuditReport } from '../domain/release/audit-report.js'
import type { AuditStage } from '../domain/release/protected-release.js'

/** Targets between two looks at the signal and the event loop. */
const BREATH = { shift: 2_000, neighbourhood: 1, programme: 1 } as const

/** Runs one stage on what is left; what it does not settle is left for the next. */
export type Settle<Target, Cell> = (stage: AuditStage, left: readonly Target[], judge: (target: Target) => Cell) => Promise<Target[]>

/** The stages of one attack: tells how far it is, stops when it is asked to, and puts what is settled into `found`. */
export const stagesOf = <Target, Cell extends AuditedCell>(options: AuditOptions, found: Cell[]): Settle<Target, Cell> => async (stage, left, judge) => {
  const unsettled: Target[] = []
  for (const [done, target] of left.entries()) {
    if (done % BREATH[stage] === 0) {
      await new Promise((resume) => setImmediate(resume))
      options.signal?.throwIfAborted()
      options.onProgress?.({ stage, done, of: left.length })
    }
    const cell = judge(target)
    if (cell.safe || stage === 'programme') found.push(cell)
    else unsettled.push(target)
  }
  return unsettled
}

/** What the attack came to. */
export function summarise<Cell extends AuditedCell>(found: readonly Cell[], { everyCell }: AuditOptions): AuditReport & { readonly cells: readonly Cell[] } {
  const failed = found.filter(({ safe }) => !safe)
  const widths = found.map(({ from, to }) => (to === null ? Number.POSITIVE_INFINITY : to - from + 1))
  const narrowest = widths.reduce((least, width) => Math.min(least, width), Number.POSITIVE_INFINITY)
  const count = (stage: AuditStage): number => found.filter((cell) => cell.stage === stage).length
  return {
    passed: failed.length === 0, protectedCells: found.length, failed: failed.length, narrowest: Number.isFinite(narrowest) ? narrowest : null,
    byStage: { shift: count('shift'), neighbourhood: count('neighbourhood'), programme: count('programme') },
    cells: everyCell === true ? found : failed,
  }
}
