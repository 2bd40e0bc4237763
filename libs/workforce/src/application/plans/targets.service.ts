import { Injectable } from '@nestjs/common'
import { OrganisationsService } from '#directory'
import { asId, err, isId, newId, ok, type OrganisationId } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { notFound, problemErrors, type UserError } from '#platform/errors'
import { IndicatorQueries } from '../../data/indicators/indicator.queries.js'
import { TargetQueries, type TargetRow } from '../../data/plans/target.queries.js'
import { checkCode, checkTarget, MOST_TARGETS, type Move, moveTarget, type PlanVersionId, type TargetContent, type TargetId, type TargetVersionId } from '../../domain/index.js'
import { DraftWriter, type Outcome } from './draft-writer.js'

const trimmed = (content: TargetContent): TargetContent => ({
  ...content, title: content.title.trim(), narrative: content.narrative.trim(), checkpoints: content.checkpoints.map(({ on, value, event, who }) => ({ on, value, event: event?.trim() || null, who: who.trim() })),
})

/** Targets of a plan's own, in a version that is being worked on. */
@Injectable()
export class TargetsService {
  constructor(
    private readonly writer: DraftWriter,
    private readonly targets: TargetQueries,
    private readonly indicators: IndicatorQueries,
    private readonly organisations: OrganisationsService,
  ) {}

  /** Adds a target. One that an earlier version had under this code is the same target again. Errors: `CODE_TAKEN`, `TOO_MANY_TARGETS`, what is wrong with it. */
  add(ctx: Ctx, versionId: string, revision: number, code: string, given: TargetContent): Promise<Outcome<TargetVersionId>> {
    return this.writer.change(ctx, versionId, revision, 'add-target', async (tx, { plan, version }): Promise<Outcome<TargetVersionId>> => {
      const content = trimmed(given)
      const present = await this.targets.ofVersion(version.id, tx)
      const known = await this.targets.known(tx, plan.id, { code })
      const taken = present.some((target) => target.code === code) || (known !== undefined && known.parentTargetId !== null)
      const problems: UserError[] = [
        ...problemErrors(checkCode(code)), ...(await this.problemsOf(tx, content)),
        ...(taken ? [{ code: 'CODE_TAKEN', field: 'code', message: 'Another target of this plan has this short name. Choose another one.' }] : []),
        ...(present.length >= MOST_TARGETS ? [{ code: 'TOO_MANY_TARGETS', field: '', message: `A plan holds at most ${MOST_TARGETS} targets.` }] : []),
      ]
      if (problems.length > 0) return err(problems)
      const targetId = known?.id ?? newId<TargetId>()
      if (known === undefined) await this.targets.insertTarget(tx, targetId, plan.id, code, null, ctx.now)
      const id = newId<TargetVersionId>()
      await this.targets.insertVersion(tx, id, { versionId: version.id, targetId, disposition: 'own', parentTargetVersionId: null, reason: null, content })
      return ok(id)
    })
  }

  /** Changes a target of the plan's own. Errors: what is wrong with it. */
  async change(ctx: Ctx, targetVersionId: string, revision: number, given: TargetContent): Promise<Outcome<TargetVersionId>> {
    return this.writer.change(ctx, await this.versionOf(targetVersionId), revision, 'change-target', async (tx): Promise<Outcome<TargetVersionId>> => {
      const target = await this.own(tx, targetVersionId)
      const content = trimmed(given)
      const problems = await this.problemsOf(tx, content)
      if (problems.length > 0) return err(problems)
      await this.targets.rewrite(tx, target.id, { disposition: 'own', parentTargetVersionId: null, reason: null, content })
      return ok(target.id)
    })
  }

  /** Takes a target of the plan's own out of this version; earlier versions keep it. */
  async remove(ctx: Ctx, targetVersionId: string, revision: number): Promise<Outcome<PlanVersionId>> {
    return this.writer.change(ctx, await this.versionOf(targetVersionId), revision, 'remove-target', async (tx, { version }): Promise<Outcome<PlanVersionId>> => {
      await this.targets.remove(tx, (await this.own(tx, targetVersionId)).id)
      return ok(version.id)
    })
  }

  /** Puts a target, of the plan's own or not, a place further up or down. The order is part of what is approved. Errors: `CANNOT_MOVE`. */
  async move(ctx: Ctx, targetVersionId: string, revision: number, move: Move): Promise<Outcome<PlanVersionId>> {
    return this.writer.change(ctx, await this.versionOf(targetVersionId), revision, `move-target-${move}`, async (tx, { version }): Promise<Outcome<PlanVersionId>> => {
      const order = moveTarget(await this.targets.ofVersion(version.id, tx), targetVersionId, move)
      if (order === undefined) return err([{ code: 'CANNOT_MOVE', field: '', message: `This target is ${move === 'up' ? 'first' : 'last'} already. Move another one.` }])
      await this.targets.setOrder(tx, version.id, order.map(({ id }) => id))
      return ok(version.id)
    })
  }

  /** The version that a target is in; unknown ids lead to the same answer as a hidden version. */
  private async versionOf(targetVersionId: string): Promise<string> {
    return (isId(targetVersionId) ? await this.targets.one(targetVersionId) : undefined)?.versionId ?? ''
  }

  private async own(tx: Tx, id: string): Promise<TargetRow> {
    const target = await this.targets.one(id, tx)
    if (target === undefined || target.disposition !== 'own') throw notFound('The target')
    return target
  }

  private async problemsOf(tx: Tx, content: TargetContent): Promise<readonly UserError[]> {
    const indicator = isId(content.indicatorVersionId) ? await this.indicators.version(content.indicatorVersionId, tx) : undefined
    const owner = content.ownerOrganisationId
    const unknown = owner !== null && !(isId(owner) && (await this.organisations.byIds([asId<OrganisationId>(owner)])).size === 1)
    return [...problemErrors(checkTarget(content, indicator)), ...(unknown ? [{ code: 'ORGANISATION_UNKNOWN', field: 'ownerOrganisationId', message: 'Choose an organisation that exists.' }] : [])]
  }
}
