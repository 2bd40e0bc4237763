import { Injectable, Optional } from '@nestjs/common'
import { parseAreaKey } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { notFound } from '#platform/errors'
import { type ApprovalRow, PlanVersionQueries, type PlanVersionRow, type VersionHistoryRow } from '../../data/plans/plan-version.queries.js'
import { PlanQueries, type PlanRow } from '../../data/plans/plan.queries.js'
import { TargetQueries, type TargetRow } from '../../data/plans/target.queries.js'
import { can, compareVersions, type PlanVersionId, PUBLIC_STATES, type TargetId, undecidedTargets, type VersionDifferences } from '../../domain/index.js'
import { contentHash } from './content-hash.js'
import { PlanAccess, planStanding, type VersionInPlan } from './plan-access.js'
import { type StandingKey, type TargetSeriesPoint, type TargetStanding, TargetStandings } from './target-standings.js'
import { VersionContents } from './version-contents.js'

/** Plans as readers see them. Open to visitors where it was published. */
@Injectable()
export class PlanReader {
  constructor(
    private readonly access: PlanAccess,
    private readonly plans: PlanQueries,
    private readonly rows: PlanVersionQueries,
    private readonly targets: TargetQueries,
    private readonly contents: VersionContents,
    @Optional() private readonly standings?: TargetStandings,
  ) {}

  version(ctx: Ctx, id: string): Promise<VersionInPlan> {
    return this.access.version(ctx, id)
  }

  /** For loaders, on the way from something that the viewer has been shown. */
  async plansById(ids: readonly string[]): Promise<ReadonlyMap<string, PlanRow>> {
    return new Map((await this.plans.byIds(ids)).map((row) => [row.id, row]))
  }

  async versionsById(ids: readonly PlanVersionId[]): Promise<ReadonlyMap<PlanVersionId, PlanVersionRow>> {
    return new Map((await this.rows.byIds(ids)).map((row) => [row.id, row]))
  }

  async targetsByVersion(ids: readonly PlanVersionId[]): Promise<ReadonlyMap<PlanVersionId, readonly TargetRow[]>> {
    return Map.groupBy(await this.targets.ofVersions(ids), ({ versionId }) => versionId)
  }

  /** Versions of a plan that the actor may read, newest first. */
  async versionsOf(ctx: Ctx, plan: PlanRow): Promise<readonly PlanVersionRow[]> {
    const mine = can.workOnPlan.permits(planStanding(ctx, plan.owners))
    return (await this.rows.ofPlan(plan.id)).filter(({ state }) => mine || PUBLIC_STATES.includes(state))
  }

  /** Live plans derived from a plan, those that were published and the actor's own. */
  async derivedFrom(ctx: Ctx, plan: PlanRow): Promise<readonly PlanRow[]> {
    return (await this.plans.derivedFrom(plan.id)).filter((one) => one.publishedVersionId !== null || can.workOnPlan.permits(planStanding(ctx, one.owners)))
  }

  /** A target in one version. */
  async target(ctx: Ctx, targetVersionId: string): Promise<TargetRow & { readonly within: VersionInPlan }> {
    const target = await this.targets.one(targetVersionId)
    const within = await this.access.version(ctx, target?.versionId ?? '')
    if (target === undefined) throw notFound('The target')
    return { ...target, within }
  }

  /** A target as published versions have worded it, newest first. */
  targetHistory(targetId: TargetId): Promise<readonly TargetRow[]> {
    return this.targets.history(targetId)
  }

  /** What the version says now, as one hash: give it with an approval. */
  async hash(version: PlanVersionRow): Promise<string> {
    return contentHash(await this.contents.of(version))
  }

  /** National targets about which a derived version says nothing yet. */
  async undecided(version: PlanVersionRow): Promise<readonly TargetRow[]> {
    return undecidedTargets(await this.contents.parentTargets(version), await this.targets.ofVersion(version.id))
  }

  /** What was done to a version and who approved it: for those who work on the plan. */
  async account(ctx: Ctx, version: PlanVersionRow): Promise<{ readonly history: readonly VersionHistoryRow[]; readonly approvals: readonly ApprovalRow[] }> {
    const { standing } = await this.access.version(ctx, version.id)
    requireAccess(ctx, can.workOnPlan, standing)
    const [history, approvals] = await Promise.all([this.rows.history(version.id), this.rows.approvals(version.id)])
    return { history, approvals }
  }

  /** Differences between two versions that the actor may read, from `beforeId` to `afterId`. */
  async compare(ctx: Ctx, beforeId: string, afterId: string): Promise<VersionDifferences> {
    const [before, after] = await Promise.all([this.access.version(ctx, beforeId), this.access.version(ctx, afterId)])
    if (before.plan.id !== after.plan.id) throw notFound('The version')
    const [old, current] = await Promise.all([this.contents.of(before.version), this.contents.of(after.version)])
    return compareVersions(old, current)
  }

  /** Newest standings of targets of published plans. */
  async standingsOf(targetIds: readonly TargetId[]): Promise<ReadonlyMap<TargetId, TargetStanding>> {
    const keys = await this.standingKeys(targetIds)
    return this.standings === undefined || keys.length === 0 ? new Map() : this.standings.of(keys)
  }

  /** The figures of a published target so far, in order of their days. */
  async seriesOf(targetId: TargetId): Promise<readonly TargetSeriesPoint[]> {
    const [key] = await this.standingKeys([targetId])
    return this.standings === undefined || key === undefined ? [] : this.standings.series(key)
  }

  private async standingKeys(targetIds: readonly TargetId[]): Promise<readonly StandingKey[]> {
    return (await this.targets.published(targetIds)).flatMap(({ targetId, areaKey }) => {
      const area = parseAreaKey(areaKey)
      return area === undefined ? [] : [{ targetId, area }]
    })
  }
}
