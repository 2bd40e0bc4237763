import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, isId, newId, ok, type OrganisationId, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { isUniqueViolation, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { ExternalOfferEntity } from '../data/external-offer.entity.js'
import { type ExternalOfferFilter, type ExternalOfferId, ExternalOfferQueries, type ExternalOfferRow } from '../data/external-offer.queries.js'
import { type ExternalOfferInput, readExternalOffer } from '../domain/external-offer-input.js'
import type { ExternalOffer } from '../domain/external-offers.js'
import { manageExternalOffer, seeMatrix } from './matrix-policies.js'
import { OrganisationsService } from './organisations.service.js'

/** What others offer, listed by link only. */
@Injectable()
export class ExternalOffersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ExternalOfferQueries,
    private readonly organisations: OrganisationsService,
    private readonly audit: AuditService,
  ) {}

  async page(ctx: Ctx, filter: ExternalOfferFilter, first: number, after: readonly [string, string] | undefined): Promise<{ rows: ExternalOfferRow[]; total: number }> {
    requireAccess(ctx, seeMatrix, undefined)
    return this.queries.page(filter, first, after)
  }

  async byId(ctx: Ctx, id: ExternalOfferId): Promise<ExternalOfferRow> {
    requireAccess(ctx, seeMatrix, undefined)
    const found = isId(id) ? await this.queries.byId(id) : undefined
    if (!found) throw notFound('The offer')
    return found
  }

  /** Whether the viewer may change the offer. */
  mayManage({ actor }: Ctx, offer: Pick<ExternalOfferRow, 'providerId'>): boolean {
    return manageExternalOffer.allows(actor, offer)
  }

  /** Lists an offer. Errors: the input's problems, `UNKNOWN_ORGANISATION` or `ALREADY_LISTED`. */
  async add(ctx: Ctx, input: ExternalOfferInput): Promise<Result<ExternalOfferId, readonly UserError[]>> {
    const checked = await this.check(ctx, input)
    if (!checked.ok) return checked
    const id = newId<ExternalOfferId>()
    return this.refusingDoubles(() => this.uow.run(async (tx) => {
      await tx.manager.insert(ExternalOfferEntity, { ...columns(checked.value), id, updatedAt: ctx.now, withdrawnAt: null })
      await this.audit.record(tx, ctx, { action: 'external-offer:add', subject: { kind: 'external_offer', id }, detail: { ...checked.value } })
      return ok(id)
    }))
  }

  /** Changes an offer; whoever does must speak for its provider before and after. */
  async change(ctx: Ctx, id: ExternalOfferId, input: ExternalOfferInput): Promise<Result<ExternalOfferId, readonly UserError[]>> {
    requireAccess(ctx, manageExternalOffer, await this.byId(ctx, id))
    const checked = await this.check(ctx, input)
    if (!checked.ok) return checked
    return this.refusingDoubles(() => this.uow.run(async (tx) => {
      const before = await this.queries.lock(tx, id)
      if (!before) throw notFound('The offer')
      requireAccess(ctx, manageExternalOffer, before)
      await tx.manager.update(ExternalOfferEntity, { id }, { ...columns(checked.value), updatedAt: ctx.now })
      await this.audit.record(tx, ctx, { action: 'external-offer:change', subject: { kind: 'external_offer', id }, detail: { before, after: checked.value } })
      return ok(id)
    }))
  }

  /** Takes an offer off the list. It stays in the records. */
  async withdraw(ctx: Ctx, id: ExternalOfferId): Promise<void> {
    requireAccess(ctx, manageExternalOffer, await this.byId(ctx, id))
    await this.uow.run(async (tx) => {
      const offer = await this.queries.lock(tx, id)
      if (!offer) throw notFound('The offer')
      requireAccess(ctx, manageExternalOffer, offer)
      await tx.manager.update(ExternalOfferEntity, { id }, { withdrawnAt: ctx.now, updatedAt: ctx.now })
      await this.audit.record(tx, ctx, { action: 'external-offer:withdraw', subject: { kind: 'external_offer', id } })
    })
  }

  private async check(ctx: Ctx, input: ExternalOfferInput): Promise<Result<ExternalOffer, readonly UserError[]>> {
    const providerId = input.providerId !== null && input.providerId !== undefined && isId(input.providerId) ? input.providerId : undefined
    requireAccess(ctx, manageExternalOffer, { providerId: providerId as OrganisationId | undefined })
    const checked = readExternalOffer(input)
    if (!checked.ok) return checked
    const known = providerId === undefined || (await this.organisations.byIds([providerId as OrganisationId])).size === 1
    return known ? checked : err([{ code: 'UNKNOWN_ORGANISATION', field: 'providerId', message: 'There is no such organisation.' }])
  }

  private async refusingDoubles<T>(work: () => Promise<Result<T, readonly UserError[]>>): Promise<Result<T, readonly UserError[]>> {
    try {
      return await work()
    } catch (error) {
      if (!isUniqueViolation(error, 'external_offer_once')) throw error
      return err([{ code: 'ALREADY_LISTED', field: 'url', message: 'This address is listed already for this audience and place in the matrix. Change that entry instead.' }])
    }
  }
}

const columns = ({ providerId, providerName, ...offer }: ExternalOffer) => ({ ...offer, providerId: providerId ?? null, providerName: providerName ?? null })
