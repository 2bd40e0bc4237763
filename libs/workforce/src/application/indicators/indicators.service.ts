import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { OrganisationsService } from '#directory'
import { asId, err, isId, newId, ok, type OrganisationId, type Result } from '#kernel'
import { type Ctx, isPlatformAdmin, personOf, requireAccess } from '#platform/access'
import { isUniqueViolation, type Tx, UnitOfWork } from '#platform/database'
import { notFound, problemErrors, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { IndicatorQueries, type IndicatorRow, type IndicatorVersionRow } from '../../data/indicators/indicator.queries.js'
import { can, checkIndicator, checkIndicatorKey, type IndicatorContent, type IndicatorId, type IndicatorVersionId, type PlanStanding } from '../../domain/index.js'
import { indicatorVersionAdded } from '../../events.js'
import { speaksForOrganisation } from '../plans/plan-access.js'
import { IndicatorSourceRegistry } from './indicator-source-registry.js'

type Outcome = Result<IndicatorVersionId, readonly UserError[]>
const KEY_TAKEN: UserError = { code: 'KEY_TAKEN', field: 'key', message: 'Another indicator has this short name. Choose another one, or add a version to that indicator.' }

export const keeperStanding = ({ actor }: Ctx, organisationId: OrganisationId): PlanStanding => ({ isPlatformAdmin: isPlatformAdmin(actor), speaksFor: speaksForOrganisation(actor, organisationId) ? ['area'] : [] })

/** Indicators: public reference data, kept by the analysts of the organisation that defined them. A version is never changed. */
@Injectable()
export class IndicatorsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: IndicatorQueries,
    private readonly sources: IndicatorSourceRegistry,
    private readonly organisations: OrganisationsService,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** By title. Open to visitors: how something is counted is no secret. */
  list(search: string | undefined, first: number, after: readonly [string, string] | undefined): Promise<{ rows: IndicatorRow[]; total: number }> {
    return this.queries.page(search, first, after)
  }

  async byId(id: string): Promise<IndicatorRow> {
    const found = isId(id) ? await this.queries.one(id) : undefined
    if (found === undefined) throw notFound('The indicator')
    return found
  }

  /** For the demonstration and imports, which name indicators by their key. */
  byKey(key: string): Promise<IndicatorRow | undefined> {
    return this.queries.byKey(key)
  }

  /** For loaders. */
  async versions(ids: readonly IndicatorVersionId[]): Promise<ReadonlyMap<IndicatorVersionId, IndicatorVersionRow>> {
    return new Map((await this.queries.versions(ids)).map((row) => [row.id, row]))
  }

  /** Newest first. */
  versionsOf(id: string): Promise<readonly IndicatorVersionRow[]> {
    return this.queries.versionsOf(id)
  }

  /** Adds an indicator with its first version. Errors: what is wrong with it, `KEY_TAKEN`, `ORGANISATION_UNKNOWN`. */
  async create(ctx: Ctx, organisationId: string, key: string, content: IndicatorContent): Promise<Outcome> {
    const keeper = asId<OrganisationId>(organisationId)
    requireAccess(ctx, can.keepIndicator, keeperStanding(ctx, keeper))
    const problems = [...problemErrors(checkIndicatorKey(key)), ...this.problemsOf(ctx, content)]
    if (!isId(keeper) || !(await this.organisations.byIds([keeper])).has(keeper)) problems.push({ code: 'ORGANISATION_UNKNOWN', field: 'organisationId', message: 'Choose an organisation that exists.' })
    if (problems.length > 0) return err(problems)
    const id = newId<IndicatorId>()
    try {
      return await this.uow.run(async (tx) => {
        await this.queries.insert(tx, id, key, content.title.trim(), keeper, ctx.now)
        return this.write(tx, ctx, id, content, 1)
      })
    } catch (error) {
      if (!isUniqueViolation(error, 'indicator_key')) throw error
      return err([KEY_TAKEN])
    }
  }

  /** Adds another way of counting. Targets stay with the version that they name until somebody changes them. Errors: what is wrong with it. */
  async addVersion(ctx: Ctx, id: string, content: IndicatorContent): Promise<Outcome> {
    const { organisationId } = await this.byId(id)
    requireAccess(ctx, can.keepIndicator, keeperStanding(ctx, organisationId))
    const problems = this.problemsOf(ctx, content)
    if (problems.length > 0) return err(problems)
    return this.uow.run(async (tx) => {
      const indicator = await this.queries.lock(tx, id)
      if (indicator === undefined) throw notFound('The indicator')
      const newest = await this.queries.version(indicator.newestVersionId, tx)
      return this.write(tx, ctx, indicator.id, content, (newest?.number ?? 0) + 1)
    })
  }

  private problemsOf(ctx: Ctx, content: IndicatorContent): UserError[] {
    const facts = this.sources.factsOf(content.sourceKey, content.parameters)
    // Reference data may name a source of a part that this process does not have.
    const found = checkIndicator(content, facts).filter(({ code }) => !(code === 'SOURCE_UNKNOWN' && ctx.actor.kind === 'system'))
    return [...problemErrors(found)]
  }

  private async write(tx: Tx, ctx: Ctx, indicatorId: IndicatorId, content: IndicatorContent, number: number): Promise<Outcome> {
    const versionId = newId<IndicatorVersionId>()
    await this.queries.insertVersion(tx, versionId, indicatorId, content, personOf(ctx.actor) ?? null, ctx.now)
    await this.audit.record(tx, ctx, { action: can.keepIndicator.action, subject: { kind: 'workforce_indicator', id: indicatorId }, detail: { versionId, number } })
    await this.outbox.add(tx, ctx, indicatorVersionAdded, { indicatorId, versionId, number })
    return ok(versionId)
  }
}
