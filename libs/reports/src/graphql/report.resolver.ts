import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { type Area, parseAreaKey, parsePlainDate } from '#kernel'
import type { Ctx } from '#platform/access'
import { badInput, notFound } from '#platform/errors'
import { Allow, type Connection, decodeCursor, type LoaderDefinition, type Loaders, PageArgs, Public, toConnection } from '#platform/graphql'
import { ReportCadence } from '../application/reports/report-cadence.service.js'
import { type RunOutcome, ReportsService } from '../application/reports/reports.service.js'
import { SnapshotsService } from '../application/reports/snapshots.service.js'
import type { ReportRow } from '../data/reports/report.queries.js'
import type { ReportRunRow } from '../data/reports/report-run.queries.js'
import type { FullSnapshot } from '../data/reports/snapshot.queries.js'
import type { ReportId } from '../domain/ids.js'
import { ReportRunsArgs, RequestReportInput, SetReportScheduleArgs } from './report.input.js'
import { ReportConnection, ReportPayload, ReportRunPayload, ReportRunType, ReportSnapshotType, ReportType } from './report.type.js'

@Resolver(() => ReportType)
export class ReportResolver {
  /** Asked once for all the reports of an answer. */
  private readonly newest: LoaderDefinition<ReportId, FullSnapshot>
  private readonly made: LoaderDefinition<ReportId, true>

  constructor(private readonly service: ReportsService, private readonly cadence: ReportCadence, snapshots: SnapshotsService) {
    this.newest = { name: 'reports.latest-snapshot', load: (ctx, ids) => snapshots.latestOf(ctx, ids) }
    this.made = { name: 'reports.viewer-can-make', load: async (ctx, ids) => new Map([...(await service.whichMakes(ctx, ids))].map((id) => [id, true])) }
  }

  @Query(() => ReportConnection, { description: 'Reports by title. Open to everybody once something of them is final; an organisation\'s own to its analysts and administrators.' })
  @Public()
  async reports(@Context('ctx') ctx: Ctx, @Args() { first, after }: PageArgs): Promise<Connection<ReportRow>> {
    const cursor = decodeCursor(after, ['text', 'id'])
    const { rows, total } = await this.service.page(ctx, first, cursor === undefined ? null : [cursor[0], cursor[1]])
    return toConnection(rows, first, total, ({ title, id }) => [title, id])
  }

  @Query(() => ReportType, { description: 'One report. NOT_FOUND while nothing of it is final, to all but those who make it.' })
  @Public()
  report(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which report.' }) id: string): Promise<ReportRow> {
    return this.service.byId(ctx, id)
  }

  @Query(() => ReportType, { nullable: true, description: 'The report of an area against its own plan; null when there is none that the viewer may read.' })
  @Public()
  async reportOfArea(@Context('ctx') ctx: Ctx, @Args('areaKey', { description: 'nation, region:…, organisation:…, programme:… or centre:….' }) areaKey: string): Promise<ReportRow | null> {
    return (await this.service.ofArea(ctx, areaOf(areaKey))) ?? null
  }

  @Query(() => Boolean, { description: 'Whether the viewer may have reports of an area made.' })
  @Allow()
  viewerCanRequestReport(@Context('ctx') ctx: Ctx, @Args('areaKey', { description: 'nation, region:…, organisation:…, programme:… or centre:….' }) areaKey: string): Promise<boolean> {
    return this.service.canMake(ctx, areaOf(areaKey))
  }

  @Query(() => ReportRunType, { description: 'One run; ask again to follow it. For those who make the report.' })
  @Allow()
  reportRun(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which run.' }) id: string): Promise<ReportRunRow> {
    return this.service.run(ctx, id)
  }

  @Query(() => [ReportRunType], { complexity: ({ args, childComplexity }) => (args['first'] as number) * childComplexity, description: 'Runs of a report, newest first. For those who make it.' })
  @Allow()
  reportRuns(@Context('ctx') ctx: Ctx, @Args() { reportId, first }: ReportRunsArgs): Promise<readonly ReportRunRow[]> {
    return this.service.runsOf(ctx, reportId, first)
  }

  @Mutation(() => ReportRunPayload, { description: 'Has a report computed, and made when there is none of the area and plan yet. For analysts and administrators of the organisation, programme managers of the programme\'s owner, and the owners of the national plan. Errors: DAY_NOT_OVER, TOO_MANY_WAITING.' })
  @Allow()
  async requestReport(@Context('ctx') ctx: Ctx, @Args('input') { areaKey, planId, asOf, quarterly }: RequestReportInput): Promise<ReportRunPayload> {
    const day = parsePlainDate(asOf)
    if (day === undefined) throw badInput('asOf is not a date. Give it as YYYY-MM-DD.')
    return this.answer(ctx, await this.service.request(ctx, areaOf(areaKey), { planId: planId ?? null, asOf: day, quarterly }))
  }

  @Mutation(() => ReportPayload, { description: 'Has a report computed by itself after each quarter from now on, or ends that. What was computed stays. For those who make the report.' })
  @Allow()
  async setReportSchedule(@Context('ctx') ctx: Ctx, @Args() { id, quarterly }: SetReportScheduleArgs): Promise<ReportPayload> {
    const outcome = await this.cadence.set(ctx, id, quarterly)
    return outcome.ok ? { report: await this.service.byId(ctx, outcome.value), userErrors: [] } : { report: null, userErrors: outcome.error }
  }

  @Mutation(() => ReportRunPayload, { description: 'Calls a run off; one at work ends with its section, and nothing of it is kept. For those who make the report. Error: RUN_OVER.' })
  @Allow()
  async cancelReportRun(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which run.' }) id: string): Promise<ReportRunPayload> {
    return this.answer(ctx, await this.service.cancel(ctx, id))
  }

  @Mutation(() => ReportRunPayload, { description: 'Queues a run again that failed or was cancelled. For those who make the report. Error: RUN_NOT_FAILED.' })
  @Allow()
  async retryReportRun(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which run.' }) id: string): Promise<ReportRunPayload> {
    return this.answer(ctx, await this.service.retry(ctx, id))
  }

  @ResolveField('viewerCanMake', () => Boolean, { complexity: 5, description: 'Whether the viewer may have it computed and say that it is final.' })
  async viewerCanMake(@Parent() { id }: ReportRow, @Context('loaders') loaders: Loaders): Promise<boolean> {
    return (await loaders.load(this.made, id)) ?? false
  }

  @ResolveField('latestSnapshot', () => ReportSnapshotType, { nullable: true, complexity: 10, description: 'The newest final snapshot; null when there is none.' })
  async latestSnapshot(@Parent() { id }: ReportRow, @Context('loaders') loaders: Loaders): Promise<object | null> {
    return (await loaders.load(this.newest, id)) ?? null
  }

  private async answer(ctx: Ctx, outcome: RunOutcome): Promise<ReportRunPayload> {
    return outcome.ok ? { run: await this.service.run(ctx, outcome.value), userErrors: [] } : { run: null, userErrors: outcome.error }
  }
}

function areaOf(key: string): Area {
  const area = parseAreaKey(key)
  if (area === undefined) throw notFound('The area')
  return area
}
