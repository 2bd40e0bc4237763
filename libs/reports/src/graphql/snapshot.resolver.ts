import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { notFound } from '#platform/errors'
import { Allow, type LoaderDefinition, type Loaders, Public } from '#platform/graphql'
import { SnapshotsService } from '../application/reports/snapshots.service.js'
import type { FullSnapshot, SnapshotRow } from '../data/reports/snapshot.queries.js'
import type { SnapshotId } from '../domain/ids.js'
import type { ReportInput } from '../domain/snapshots/report-input.js'
import { ReportSnapshotsArgs } from './report.input.js'
import { ReportChangesType, ReportInputType, ReportSectionType, ReportSnapshotPayload, ReportSnapshotType } from './report.type.js'
import { toChanges, toSections } from './to-report-types.js'

@Resolver(() => ReportSnapshotType)
export class SnapshotResolver {
  /** What snapshots say, read once for all of an answer, whatever fields of them are asked for. */
  private readonly full: LoaderDefinition<SnapshotId, FullSnapshot>

  constructor(private readonly snapshots: SnapshotsService) {
    this.full = { name: 'reports.full-snapshot', load: (ctx, ids) => snapshots.byIds(ctx, ids) }
  }

  @Query(() => [ReportSnapshotType], { complexity: ({ args, childComplexity }) => (args['first'] as number) * childComplexity, description: 'Snapshots of a report, newest first. Open to everybody who may read the report; provisional ones to those who make it.' })
  @Public()
  reportSnapshots(@Context('ctx') ctx: Ctx, @Args() { reportId, first, before }: ReportSnapshotsArgs): Promise<readonly SnapshotRow[]> {
    return this.snapshots.list(ctx, reportId, first, before ?? null)
  }

  @Query(() => ReportSnapshotType, { description: 'One snapshot. NOT_FOUND while it is provisional, to all but those who make the report.' })
  @Public()
  reportSnapshot(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which snapshot.' }) id: string): Promise<FullSnapshot> {
    return this.snapshots.byId(ctx, id)
  }

  @Query(() => ReportSnapshotType, { description: 'One snapshot by its number within the report.' })
  @Public()
  reportSnapshotByNumber(
    @Context('ctx') ctx: Ctx, @Args('reportId', { type: () => ID, description: 'Which report.' }) reportId: string, @Args('number', { type: () => Int, description: 'Counted from 1.' }) number: number,
  ): Promise<FullSnapshot> {
    return this.snapshots.byNumber(ctx, reportId, number)
  }

  @Query(() => ReportChangesType, { complexity: ({ childComplexity }) => 10 * childComplexity, description: 'What is different between two snapshots of one report that the viewer may read.' })
  @Public()
  async compareReportSnapshots(
    @Context('ctx') ctx: Ctx, @Args('beforeId', { type: () => ID, description: 'The earlier one.' }) beforeId: string, @Args('afterId', { type: () => ID, description: 'The later one.' }) afterId: string,
  ): Promise<ReportChangesType> {
    return toChanges(await this.snapshots.compare(ctx, beforeId, afterId))
  }

  @Mutation(() => ReportSnapshotPayload, { description: 'Says that a provisional snapshot is final, which cannot be taken back. For those who make the report. Error: NOT_PROVISIONAL.' })
  @Allow()
  async settleReportSnapshot(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which snapshot.' }) id: string): Promise<ReportSnapshotPayload> {
    const outcome = await this.snapshots.settle(ctx, id)
    return outcome.ok ? { snapshot: await this.snapshots.byId(ctx, outcome.value), userErrors: [] } : { snapshot: null, userErrors: outcome.error }
  }

  @ResolveField('title', () => String, { complexity: 5, description: 'Its title.' })
  async title(@Parent() snapshot: SnapshotRow, @Context('loaders') loaders: Loaders): Promise<string> {
    return (await this.whole(loaders, snapshot)).content.title
  }

  @ResolveField('summary', () => String, { complexity: 5, description: 'What it comes to, in a few sentences.' })
  async summary(@Parent() snapshot: SnapshotRow, @Context('loaders') loaders: Loaders): Promise<string> {
    return (await this.whole(loaders, snapshot)).content.summary
  }

  @ResolveField('sections', () => [ReportSectionType], { complexity: ({ childComplexity }) => 5 + childComplexity, description: 'All that it says.' })
  async sections(@Parent() snapshot: SnapshotRow, @Context('loaders') loaders: Loaders): Promise<ReportSectionType[]> {
    return toSections((await this.whole(loaders, snapshot)).content)
  }

  @ResolveField('inputs', () => [ReportInputType], { complexity: 5, description: 'What it was computed from.' })
  async inputs(@Parent() snapshot: SnapshotRow, @Context('loaders') loaders: Loaders): Promise<readonly ReportInput[]> {
    return (await this.whole(loaders, snapshot)).inputs
  }

  @ResolveField('changes', () => ReportChangesType, { nullable: true, complexity: 5, description: 'What is different from the final snapshot before it, and why; null for the first.' })
  async changes(@Parent() snapshot: SnapshotRow, @Context('loaders') loaders: Loaders): Promise<ReportChangesType | null> {
    const { changes } = await this.whole(loaders, snapshot)
    return changes === null ? null : toChanges(changes)
  }

  /** Of a list only the rows were read: what they say is read when it is asked for. */
  private async whole(loaders: Loaders, snapshot: SnapshotRow | FullSnapshot): Promise<FullSnapshot> {
    if ('content' in snapshot) return snapshot
    const found = await loaders.load(this.full, snapshot.id)
    // Replaced since the list was read.
    if (found === undefined) throw notFound('The report')
    return found
  }
}
