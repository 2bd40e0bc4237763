import type { LockedRun } from '../../data/places/places.queries.js'
import type { RunPlan } from '../../domain/index.js'
import { runPlaces } from '../places/places.service.js'

/** The plan that a locked run carries. */
export const runPlanOf = (run: LockedRun): RunPlan => ({
  ...runPlaces(run), minimum: run.minimum, offerDays: run.offerDays, opensOn: run.opensOn, closesOn: run.closesOn, startsOn: run.startsOn, endsOn: run.endsOn,
})
