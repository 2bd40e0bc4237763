import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { OrganisationsService } from '#directory'
import { newId, transition } from '#kernel'
import { type Ctx, personOf } from '#platform/access'
import type { Tx } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { ReturnContentQueries } from '../../data/returns/return-content.queries.js'
import { ReturnQueries, type ReturnRow } from '../../data/returns/return.queries.js'
import { type Confirmation, RETURN_TRANSITIONS, type ReturnAction, type Warning } from '../../domain/index.js'
import { returnSubmitted } from '../../events.js'

/** Writes a submission down: states, history, trail and event. */
@Injectable()
export class SubmissionWriter {
  constructor(
    private readonly queries: ReturnQueries,
    private readonly contents: ReturnContentQueries,
    private readonly organisations: OrganisationsService,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  async write(tx: Tx, ctx: Ctx, row: ReturnRow, warnings: readonly Warning[], confirmations: readonly Confirmation[]): Promise<void> {
    const { region, kind } = await this.organisations.byId(ctx, row.organisationId)
    await this.contents.confirm(tx, row.id, warnings, confirmations)
    const former = (await this.queries.ofQuarter(row.organisationId, row.quarter, tx)).find(({ state }) => state === 'submitted')
    if (former) {
      await this.queries.supersede(tx, former.id, ctx.now)
      await this.note(tx, ctx, former, 'supersede', `Corrected by revision ${row.revision}`)
    }
    await this.queries.submit(tx, row.id, { region, organisationKind: kind, by: personOf(ctx.actor) ?? null }, ctx.now)
    await this.note(tx, ctx, row, 'submit', row.correctionReason ?? '')
    await this.audit.record(tx, ctx, { action: 'workforce-return:submit', subject: { kind: 'workforce_return', id: row.id }, detail: { quarter: row.quarter, revision: row.revision, confirmed: warnings.length } })
    await this.outbox.add(tx, ctx, returnSubmitted, { returnId: row.id, organisationId: row.organisationId, quarter: row.quarter, revision: row.revision, supersededId: former?.id ?? null })
  }

  private async note(tx: Tx, ctx: Ctx, row: ReturnRow, action: ReturnAction, reason: string): Promise<void> {
    const to = transition(RETURN_TRANSITIONS, row.state, action)
    if (!to.ok) throw new Error(`A revision that is ${row.state} cannot ${action}`)
    await this.queries.note(tx, { id: newId(), returnId: row.id, action, from: row.state, to: to.value, by: personOf(ctx.actor) ?? null, reason }, ctx.now)
  }
}
