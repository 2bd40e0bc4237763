import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { PeopleService } from '#directory'
import { err, isId, ok, type PersonId, type Result } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import type { UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { RunQueries } from '../../data/runs/run.queries.js'
import { can, type CohortRunId } from '../../domain/index.js'
import { runChanged } from '../../events.js'
import { PeopleDirectory } from '../enrolment/people-directory.js'
import { StandingService } from './standing.service.js'

/** Who teaches a run. */
@Injectable()
export class FacilitatorsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: RunQueries,
    private readonly people: PeopleService,
    private readonly standing: StandingService,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
    private readonly directory: PeopleDirectory,
  ) {}

  /** Names somebody as facilitator; naming them twice changes nothing. Errors: `PERSON_UNKNOWN`. */
  async add(ctx: Ctx, runId: string, personId: PersonId): Promise<Result<CohortRunId, readonly UserError[]>> {
    const known = isId(personId) && (await this.people.byIds([personId])).has(personId)
    return this.change(ctx, runId, personId, 'add_facilitator', known)
  }

  /** Like `add`, by any address under which the person is known. Errors: `PERSON_UNKNOWN`. */
  async addByEmail(ctx: Ctx, runId: string, email: string): Promise<Result<CohortRunId, readonly UserError[]>> {
    const standing = await this.standing.forRun(ctx, runId)
    requireAccess(ctx, can.seeRun, standing)
    // Asked before the address is looked up: outsiders learn nothing about who has an account.
    requireAccess(ctx, can.manageRun, standing)
    const address = email.trim().toLowerCase()
    const personId = address === '' ? undefined : (await this.directory.byEmails([address])).get(address)
    if (personId === undefined) return err([{ code: 'PERSON_UNKNOWN', field: 'email', message: 'Nobody with this address is known to Waymark. Check it, or ask their organisation to invite them.' }])
    return this.change(ctx, runId, personId, 'add_facilitator', true)
  }

  async remove(ctx: Ctx, runId: string, personId: PersonId): Promise<Result<CohortRunId, readonly UserError[]>> {
    return this.change(ctx, runId, personId, 'remove_facilitator', isId(personId))
  }

  private async change(ctx: Ctx, id: string, personId: PersonId, did: 'add_facilitator' | 'remove_facilitator', known: boolean): Promise<Result<CohortRunId, readonly UserError[]>> {
    const standing = await this.standing.forRun(ctx, id)
    requireAccess(ctx, can.seeRun, standing)
    requireAccess(ctx, can.manageRun, standing)
    if (!known) return err([{ code: 'PERSON_UNKNOWN', field: 'personId', message: 'Choose a person who is known to Waymark.' }])
    const { runId } = standing
    return this.uow.run(async (tx) => {
      const changed = did === 'add_facilitator'
        ? await this.queries.addFacilitator(tx, runId, personId, personOf(ctx.actor), ctx.now)
        : await this.queries.removeFacilitator(tx, runId, personId)
      if (changed) {
        await this.audit.record(tx, ctx, { action: can.manageRun.action, subject: { person: personId }, detail: { did, runId } })
        await this.outbox.add(tx, ctx, runChanged, { runId })
      }
      return ok(runId)
    })
  }
}
