import { Injectable } from '@nestjs/common'
import { err, isId, newId, ok, type OrganisationId, type Result } from '#kernel'
import { AuditService } from '#audit'
import { type Ctx, requireAccess } from '#platform/access'
import { isUniqueViolation, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { OrganisationEntity } from '../data/organisation.entity.js'
import { type OrganisationFilter, OrganisationQueries, type OrganisationRow } from '../data/organisation.queries.js'
import { organisationChanged } from '../events.js'
import { checkOrganisation, type OrganisationInput } from '../domain/check-organisation.js'
import { createOrganisation, editOrganisation, seeOrganisations } from './organisation-policies.js'

/** Councils and the other bodies: look-up and upkeep. */
@Injectable()
export class OrganisationsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: OrganisationQueries,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  async page(ctx: Ctx, filter: OrganisationFilter, first: number, after: readonly [string, string] | undefined): Promise<{ rows: OrganisationRow[]; total: number }> {
    requireAccess(ctx, seeOrganisations, undefined)
    return this.queries.page(filter, first, after)
  }

  async byId(ctx: Ctx, id: OrganisationId): Promise<OrganisationRow> {
    requireAccess(ctx, seeOrganisations, undefined)
    const [found] = isId(id) ? await this.queries.byIds([id]) : []
    if (!found) throw notFound('The organisation')
    return found
  }

  /** For loaders: organisations are public reference data, so no scope is asked for. */
  async byIds(ids: readonly OrganisationId[]): Promise<ReadonlyMap<OrganisationId, OrganisationRow>> {
    return new Map((await this.queries.byIds(ids)).map((row) => [row.id, row]))
  }

  /** Adds an organisation. Errors: the input's problems, or `CODE_TAKEN`. */
  async create(ctx: Ctx, input: OrganisationInput): Promise<Result<OrganisationId, readonly UserError[]>> {
    requireAccess(ctx, createOrganisation, undefined)
    const checked = checkOrganisation(input)
    if (!checked.ok) return checked
    const id = newId<OrganisationId>()
    return this.refusingTakenCode(() =>
      this.uow.run(async (tx) => {
        await tx.manager.insert(OrganisationEntity, { ...checked.value, id, updatedAt: ctx.now })
        await this.audit.record(tx, ctx, { action: createOrganisation.action, subject: { kind: 'organisation', id }, detail: { ...checked.value } })
        await this.outbox.add(tx, ctx, organisationChanged, { organisationId: id })
        return ok(id)
      }))
  }

  /** Changes an organisation's details. Its period and successors change only through a reorganisation. */
  async update(ctx: Ctx, id: OrganisationId, input: OrganisationInput): Promise<Result<OrganisationId, readonly UserError[]>> {
    requireAccess(ctx, editOrganisation, { organisationId: id })
    const checked = checkOrganisation(input)
    if (!checked.ok) return checked
    return this.refusingTakenCode(() =>
      this.uow.run(async (tx) => {
        const before = await this.queries.lock(tx, id)
        if (!before) throw notFound('The organisation')
        await tx.manager.update(OrganisationEntity, { id }, { ...checked.value, updatedAt: ctx.now })
        await this.audit.record(tx, ctx, { action: editOrganisation.action, subject: { kind: 'organisation', id }, detail: { before, after: checked.value } })
        await this.outbox.add(tx, ctx, organisationChanged, { organisationId: id })
        return ok(id)
      }))
  }

  private async refusingTakenCode<T>(work: () => Promise<Result<T, readonly UserError[]>>): Promise<Result<T, readonly UserError[]>> {
    try {
      return await work()
    } catch (error) {
      if (!isUniqueViolation(error, 'organisation_code')) throw error
      return err([{ code: 'CODE_TAKEN', field: 'code', message: 'Another organisation has this code. Check the code, or open that organisation instead.' }])
    }
  }
}
