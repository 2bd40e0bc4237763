import { Injectable } from '@nestjs/common'
import { OrganisationsService } from '#directory'
import { err, londonDate, type OrganisationId, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import type { UserError } from '#platform/errors'
import { ReturnContentQueries } from '../../data/returns/return-content.queries.js'
import { ReturnQueries, type ReturnRow } from '../../data/returns/return.queries.js'
import { decideNewReturn, decideStanding, type WorkforceReturnId } from '../../domain/index.js'
import { refusal, userErrors } from '../problems.js'
import { makeReturn, seeReturn } from '../return-policies.js'
import { isExpected } from './expected-organisations.js'
import { ReturnAccess } from './return-access.js'
import { ReturnStarter } from './return-starter.js'

type Outcome = Result<WorkforceReturnId, readonly UserError[]>

export interface StartReturnInput {
  readonly organisationId: OrganisationId
  readonly quarter: string
  /** Why a return that was submitted is corrected. */
  readonly correctionReason?: string | null | undefined
}

/** Returns of organisations: begun, read and looked back on. */
@Injectable()
export class ReturnsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ReturnQueries,
    private readonly contents: ReturnContentQueries,
    private readonly access: ReturnAccess,
    private readonly organisations: OrganisationsService,
    private readonly starter: ReturnStarter,
  ) {}

  /**
   * Begins a return, or the correction of one that was submitted: that begins as a copy of it. Errors: `QUARTER_NOT_OVER`,
   * `DRAFT_EXISTS`, `QUARTER_TWICE`, `ORGANISATION_NOT_YET` and others, by field.
   */
  async start(ctx: Ctx, { organisationId, quarter, correctionReason }: StartReturnInput): Promise<Outcome> {
    await this.access.requireOrganisation(ctx, organisationId, makeReturn)
    const organisation = await this.organisations.byId(ctx, organisationId)
    if (!isExpected(organisation)) return err(refusal('organisationId', 'NO_RETURN_EXPECTED', 'Returns are made by councils and combined authorities.'))
    return this.uow.run(async (tx): Promise<Outcome> => {
      await this.queries.lockPeriod(tx, organisationId, quarter)
      // Read under the lock: two who begin at the same moment hear of each other.
      const revisions = await this.queries.ofQuarter(organisationId, quarter, tx)
      const submitted = revisions.find(({ state }) => state === 'submitted')
      const decided = decideNewReturn(quarter, correctionReason, londonDate(ctx.now), { hasDraft: revisions.some(({ state }) => state === 'draft'), submitted, revisions: revisions.length })
      if (!decided.ok) return err(userErrors(decided.error))
      const standing = decideStanding(organisation, decided.value.quarter)
      if (!standing.ok) return err(userErrors(standing.error))
      const id = await this.starter.write(tx, ctx, organisation, decided.value, submitted)
      if (!id.ok) return id
      if (submitted) await this.contents.copy(tx, submitted.id, id.value, ctx.now)
      return id
    })
  }

  /** One revision, for the organisation's own people. */
  byId(ctx: Ctx, id: string): Promise<ReturnRow> {
    return this.access.known(ctx, id, seeReturn)
  }

  /** All revisions of the organisation, newest first. */
  async ofOrganisation(ctx: Ctx, organisationId: OrganisationId): Promise<ReturnRow[]> {
    await this.access.requireOrganisation(ctx, organisationId, seeReturn)
    return this.queries.ofOrganisation(organisationId)
  }
}
