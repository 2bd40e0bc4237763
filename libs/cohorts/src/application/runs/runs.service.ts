import { Injectable } from '@nestjs/common'
import { err, newId, ok, type PersonId, type Result } from '#kernel'
import { type Ctx, isPlatformAdmin, organisationsWithRole, personOf, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { PlacesQueries } from '../../data/places/places.queries.js'
import { type RunFilter, RunQueries, type RunRow } from '../../data/runs/run.queries.js'
import { can, decideReplan, type CohortRunId, type ProgrammeId } from '../../domain/index.js'
import { PlacesService } from '../places/places.service.js'
import { seeCatalogue } from '../programmes/catalogue-policy.js'
import { refusalErrors } from '../refusals.js'
import { checkRunInput, type RunInput } from './run-input.js'
import { RunWriter } from './run-writer.js'
import { StandingService } from './standing.service.js'

/** Runs: look-up and planning. */
@Injectable()
export class RunsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: RunQueries,
    private readonly placesQueries: PlacesQueries,
    private readonly places: PlacesService,
    private readonly standing: StandingService,
    private readonly writer: RunWriter,
  ) {}

  async byId(ctx: Ctx, id: string): Promise<RunRow> {
    requireAccess(ctx, can.seeRun, await this.standing.forRun(ctx, id))
    const [found] = await this.queries.byIds([id])
    if (!found) throw notFound('The run')
    return found
  }

  /** For loaders, on the way from something that the viewer has been shown. */
  async byIds(ids: readonly CohortRunId[]): Promise<ReadonlyMap<CohortRunId, RunRow>> {
    return new Map((await this.queries.byIds(ids)).map((row) => [row.id, row]))
  }

  /** Runs by their start: drafts are shown to those who manage or facilitate them. */
  async page(ctx: Ctx, filter: RunFilter, first: number, after: readonly [string, string] | undefined): Promise<{ rows: RunRow[]; total: number }> {
    requireAccess(ctx, seeCatalogue, undefined)
    const scope = { all: isPlatformAdmin(ctx.actor), managed: organisationsWithRole(ctx.actor, 'programme_manager'), personId: personOf(ctx.actor) }
    return this.queries.page(scope, filter, first, after)
  }

  /** For loaders: the runs of each programme that take applications. Open runs are public to whoever sees the catalogue. */
  async openOf(programmeIds: readonly ProgrammeId[]): Promise<ReadonlyMap<ProgrammeId, readonly RunRow[]>> {
    const found = new Map<ProgrammeId, RunRow[]>(programmeIds.map((id) => [id, []]))
    for (const run of await this.queries.openOf(programmeIds)) found.get(run.programmeId)?.push(run)
    return found
  }

  /** For loaders: who teaches each run. Names of facilitators are public to whoever sees the run. */
  async facilitatorsOf(runIds: readonly CohortRunId[]): Promise<ReadonlyMap<CohortRunId, readonly PersonId[]>> {
    const found = new Map<CohortRunId, PersonId[]>(runIds.map((id) => [id, []]))
    for (const { runId, personId } of await this.queries.facilitators(runIds)) found.get(runId)?.push(personId)
    return found
  }

  /** Plans a run on a version of a programme. It stays a draft until it is opened. */
  async plan(ctx: Ctx, versionId: string, input: RunInput): Promise<Result<CohortRunId, readonly UserError[]>> {
    const version = await this.standing.forVersion(ctx, versionId)
    requireAccess(ctx, can.seeVersion, version)
    requireAccess(ctx, can.manageProgramme, version)
    const { errors, run } = checkRunInput(input)
    if (version.versionState !== 'published') return err([...refusalErrors({ code: 'VERSION_NOT_PUBLISHED', state: version.versionState }), ...errors])
    if (run === undefined) return err(errors)
    const id = newId<CohortRunId>()
    return this.uow.run(async (tx) => {
      await this.writer.insert(tx, ctx, { ...run, id, programmeVersionId: version.versionId, organisationId: version.ownerId })
      return ok(id)
    })
  }

  /** Changes the plan of a run that is not over. Places that come free by it are offered at once. */
  async replan(ctx: Ctx, id: string, input: RunInput): Promise<Result<CohortRunId, readonly UserError[]>> {
    const standing = await this.standing.forRun(ctx, id)
    requireAccess(ctx, can.seeRun, standing)
    requireAccess(ctx, can.manageRun, standing)
    const { errors, run } = checkRunInput(input)
    if (run === undefined) return err(errors)
    return this.uow.run(async (tx): Promise<Result<CohortRunId, readonly UserError[]>> => {
      const before = await this.placesQueries.lockRun(tx, standing.runId)
      if (!before) throw notFound('The run')
      const decision = decideReplan(before.state, run.plan, before.taken)
      if (!decision.ok) return err(refusalErrors(decision.error))
      await this.writer.replan(tx, ctx, before, run)
      const after = await this.placesQueries.lockRun(tx, before.id)
      if (after) await this.places.allocate(tx, ctx, after)
      return ok(before.id)
    })
  }
}
