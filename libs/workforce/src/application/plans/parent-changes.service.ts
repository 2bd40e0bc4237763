import { Injectable } from '@nestjs/common'
import { err, ok } from '#kernel'
import { type Ctx, personOf } from '#platform/access'
import { PlanVersionQueries, type PlanVersionRow } from '../../data/plans/plan-version.queries.js'
import { TargetQueries, type TargetRow } from '../../data/plans/target.queries.js'
import { compareVersions, type PlanVersionId, type TargetVersionId, type VersionDifferences } from '../../domain/index.js'
import { DraftWriter, type Outcome } from './draft-writer.js'
import { PlanAccess } from './plan-access.js'
import { VersionContents } from './version-contents.js'

export interface ParentChanges {
  readonly from: PlanVersionRow
  readonly to: PlanVersionRow
  readonly differences: VersionDifferences
}

/** The parent has published a new version: what is different, and what a derived plan makes of it. */
@Injectable()
export class ParentChangesService {
  constructor(
    private readonly access: PlanAccess,
    private readonly versions: PlanVersionQueries,
    private readonly targets: TargetQueries,
    private readonly contents: VersionContents,
    private readonly writer: DraftWriter,
  ) {}

  /** Differences between the parent's version that this one stands on and the one published now. Undefined where it stands on that. */
  async of(ctx: Ctx, versionId: string): Promise<ParentChanges | undefined> {
    const { plan, version } = await this.access.version(ctx, versionId)
    if (plan.parentPlanId === null || version.parentVersionId === null) return undefined
    const [from, to] = await Promise.all([this.versions.one(version.parentVersionId), this.versions.published(plan.parentPlanId)])
    if (from === undefined || to === undefined || from.id === to.id) return undefined
    const [before, after] = await Promise.all([this.contents.of(from), this.contents.of(to)])
    return { from, to, differences: compareVersions(before, after) }
  }

  /**
   * Makes a draft stand on the parent's published version. What the parent changed is taken over, apart from the targets in `keep`: they
   * go on pointing to the version that was decided about. Added targets wait for a decision. Errors: `PARENT_UNCHANGED`.
   */
  takeOver(ctx: Ctx, versionId: string, revision: number, keep: readonly string[]): Promise<Outcome<PlanVersionId>> {
    return this.writer.change(ctx, versionId, revision, 'take-over', async (tx, { plan, version }): Promise<Outcome<PlanVersionId>> => {
      const newest = plan.parentPlanId === null ? undefined : await this.versions.published(plan.parentPlanId, tx)
      if (newest === undefined || newest.id === version.parentVersionId) return err([{ code: 'PARENT_UNCHANGED', field: '', message: 'Your plan stands on the newest version of the national plan already.' }])
      const parents = new Map((await this.targets.ofVersion(newest.id, tx)).map((target) => [target.targetId, target]))
      const kept: string[] = []
      for (const target of (await this.targets.ofVersion(version.id, tx)).filter(({ parentTargetId }) => parentTargetId !== null)) {
        if (keep.includes(target.rootTargetId)) kept.push(target.code)
        else await this.follow(tx, target, parents.get(target.rootTargetId)?.id)
      }
      await this.versions.setParentVersion(tx, version.id, newest.id)
      const reason = `Stands on version ${newest.number} of the national plan.${kept.length > 0 ? ` Kept as they were: ${kept.join(', ')}.` : ''}`
      await this.versions.note(tx, version.id, { action: 'take_over', fromState: version.state, toState: 'draft', part: null, actorId: personOf(ctx.actor) ?? null, reason, at: ctx.now })
      return ok(version.id)
    })
  }

  /** Points to the parent's newest words; what the parent has dropped goes. */
  private follow(tx: Parameters<TargetQueries['remove']>[0], target: TargetRow, parentId: TargetVersionId | undefined): Promise<void> {
    return parentId === undefined ? this.targets.remove(tx, target.id) : this.targets.repoint(tx, target.id, parentId)
  }
}
