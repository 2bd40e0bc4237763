import { Injectable } from '@nestjs/common'
import { err, newId, ok } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { refused } from '#platform/errors'
import { TargetQueries, type TargetRow } from '../../data/plans/target.queries.js'
import {
  checkAdaptation, checkReason, type Disposition, type PlanId, type PlanVersionId, type Problem, problem, type TargetAdaptation, type TargetId, type TargetVersionId, undecidedTargets,
} from '../../domain/index.js'
import { DraftWriter, type LockedVersion, type Outcome } from './draft-writer.js'
import { VersionContents } from './version-contents.js'

export interface TargetDecision {
  readonly disposition: Exclude<Disposition, 'own'>
  readonly reason: string
  readonly adaptation: TargetAdaptation
}

const NOTHING: TargetAdaptation = { targetValue: null, dueOn: null, baselineValue: null, baselineOn: null, ownerOrganisationId: null, checkpoints: null }

/** What a derived plan makes of each target of its parent. It points to the parent's words and figures and never copies them. */
@Injectable()
export class DerivedTargetsService {
  constructor(
    private readonly writer: DraftWriter,
    private readonly targets: TargetQueries,
    private readonly contents: VersionContents,
  ) {}

  /** Adopts a target of the parent as it is, adapts it, or leaves it out. Errors: `NO_PARENT`, `TARGET_UNKNOWN`, `REASON_LENGTH`, what is wrong with what is adapted. */
  decide(ctx: Ctx, versionId: string, revision: number, parentTargetId: string, { disposition, reason, adaptation }: TargetDecision): Promise<Outcome<PlanVersionId>> {
    return this.writer.change(ctx, versionId, revision, `${disposition}-target`, async (tx, locked): Promise<Outcome<PlanVersionId>> => {
      if (locked.version.parentVersionId === null) return refused([problem('NO_PARENT', '', 'Only a regional or local plan takes targets over from the national one.')])
      const present = (await this.targets.ofVersion(locked.version.id, tx)).find((target) => target.parentTargetId === parentTargetId)
      // A target that the parent has dropped since can still be decided about, in the version of it that is pointed to.
      const parent = (await this.contents.parentTargets(locked.version, tx)).find(({ targetId }) => targetId === parentTargetId) ?? (present?.parentTargetVersionId ? await this.targets.one(present.parentTargetVersionId, tx) : undefined)
      if (parent === undefined) return refused([problem('TARGET_UNKNOWN', 'targetId', 'Choose a target of the national plan.')])
      const problems = await this.problemsOf(tx, parent, { disposition, reason, adaptation })
      if (problems.length > 0) return refused(problems)
      await this.write(tx, ctx, locked, parent, present, { disposition, reason, adaptation })
      return ok(locked.version.id)
    })
  }

  /** Adopts every target of the parent about which nothing was decided. */
  adoptUndecided(ctx: Ctx, versionId: string, revision: number): Promise<Outcome<PlanVersionId>> {
    return this.writer.change(ctx, versionId, revision, 'adopt-undecided', async (tx, locked): Promise<Outcome<PlanVersionId>> => {
      const undecided = undecidedTargets(await this.contents.parentTargets(locked.version, tx), await this.targets.ofVersion(locked.version.id, tx))
      if (undecided.length === 0) return err([{ code: 'NOTHING_UNDECIDED', field: '', message: 'You have decided about every national target already.' }])
      for (const parent of undecided) await this.write(tx, ctx, locked, parent, undefined, { disposition: 'adopted', reason: '', adaptation: NOTHING })
      return ok(locked.version.id)
    })
  }

  private async problemsOf(tx: Tx, parent: TargetRow, { disposition, reason, adaptation }: TargetDecision): Promise<readonly Problem[]> {
    if (disposition === 'adopted') return []
    if (disposition === 'left_out') return checkReason(reason)
    const indicator = (await this.contents.indicatorsOf([parent], tx)).get(parent.indicatorVersionId)
    return indicator === undefined ? [problem('INDICATOR_UNKNOWN', '', 'The indicator of this target is unknown.')] : checkAdaptation(adaptation, reason, parent, indicator)
  }

  private async write(tx: Tx, ctx: Ctx, { plan, version }: LockedVersion, parent: TargetRow, present: TargetRow | undefined, { disposition, reason, adaptation }: TargetDecision): Promise<void> {
    const row = { disposition, parentTargetVersionId: parent.id, reason: disposition === 'adopted' ? null : reason.trim(), content: disposition === 'adapted' ? adaptation : {} }
    if (present !== undefined) return this.targets.rewrite(tx, present.id, row)
    const targetId = (await this.targets.known(tx, plan.id, { parentTargetId: parent.targetId }))?.id ?? (await this.begin(tx, ctx, plan.id, parent))
    await this.targets.insertVersion(tx, newId<TargetVersionId>(), { ...row, versionId: version.id, targetId })
  }

  private async begin(tx: Tx, ctx: Ctx, planId: PlanId, parent: TargetRow): Promise<TargetId> {
    const id = newId<TargetId>()
    // A target of the plan's own may have the short name already.
    const code = (await this.targets.known(tx, planId, { code: parent.code })) === undefined ? parent.code : `national-${parent.code}`
    await this.targets.insertTarget(tx, id, planId, code, parent.targetId, ctx.now)
    return id
  }
}
