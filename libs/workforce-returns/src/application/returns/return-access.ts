import { Injectable } from '@nestjs/common'
import { isId, type OrganisationId } from '#kernel'
import { type Ctx, type Policy, requireAccess } from '#platform/access'
import { notFound } from '#platform/errors'
import { SuccessionQueries } from '../../data/follow/succession.queries.js'
import { ReturnQueries, type ReturnRow } from '../../data/returns/return.queries.js'
import { type Holders, makeReturn } from '../return-policies.js'

/** Finds a revision for those who may know of it; to all others it does not exist. */
@Injectable()
export class ReturnAccess {
  constructor(private readonly returns: ReturnQueries, private readonly successions: SuccessionQueries) {}

  async known(ctx: Ctx, id: string, policy: Policy<Holders>): Promise<ReturnRow> {
    const row = isId(id) ? await this.returns.one(id) : undefined
    if (row === undefined) throw notFound()
    requireAccess(ctx, policy, { holderIds: await this.successions.holders(row.organisationId) })
    return row
  }

  /** Ends the request of whoever may not act for the organisation's returns. */
  async requireOrganisation(ctx: Ctx, organisationId: OrganisationId, policy: Policy<Holders>): Promise<void> {
    if (!isId(organisationId)) throw notFound()
    requireAccess(ctx, policy, { holderIds: await this.successions.holders(organisationId) })
  }

  async may(ctx: Ctx, organisationId: OrganisationId): Promise<boolean> {
    return makeReturn.allows(ctx.actor, { holderIds: await this.successions.holders(organisationId) })
  }
}
