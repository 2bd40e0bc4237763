import { type Ctx, requireAccess } from '#platform/access'
import { can, type CohortPolicy, type Standing } from '../../domain/index.js'
import type { RunStanding } from '../runs/standing.service.js'

/** Asks for a permission in a run. To those who may not know of the run (a draft) it does not exist. */
export function requireRunAccess(ctx: Ctx, policy: CohortPolicy<Standing>, standing: RunStanding): void {
  requireAccess(ctx, can.seeRun, standing)
  requireAccess(ctx, policy, standing)
}
