import { Injectable } from '@nestjs/common'
import { MembershipsService, type OrganisationRow } from '#directory'
import { endOfQuarter, londonDate } from '#kernel'
import { NotificationsService, returnDueMessage, returnLateMessage } from '#notifications'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { ReturnReminderQueries } from '../../data/returns/reminder.queries.js'
import { dueOn, lastQuarterOver, reminderFor } from '../../domain/index.js'
import { ExpectedService } from '../figures/expected.service.js'
import { ReferenceService } from '../reference/reference.service.js'
import { computeFigures } from '../return-policies.js'

/** Reminds the analysts of organisations whose return is missing, before it is due and when it is late. */
@Injectable()
export class ReturnRemindersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ReturnReminderQueries,
    private readonly expected: ExpectedService,
    private readonly references: ReferenceService,
    private readonly memberships: MembershipsService,
    private readonly notifications: NotificationsService,
  ) {}

  /** What is due at `ctx.now`; answers how many organisations were reminded. Run twice, nobody hears twice. */
  async sweep(ctx: Ctx, signal?: AbortSignal): Promise<number> {
    requireAccess(ctx, computeFigures, undefined)
    const today = londonDate(ctx.now)
    const quarter = lastQuarterOver(today)
    const dueDays = await this.references.dueDays()
    const kind = reminderFor(quarter, today, dueDays)
    if (kind === undefined) return 0
    // Those that stood at the end of the quarter and still do: of others the successor is asked.
    const organisations = new Map((await this.expected.on(ctx, today)).filter(({ validFrom }) => validFrom === null || validFrom <= endOfQuarter(quarter)).map((one) => [one.id, one]))
    const missing = await this.queries.missing([...organisations.keys()], quarter, kind)
    for (const id of missing) {
      const organisation = organisations.get(id)
      if (signal?.aborted) throw new Error('Stopped before all reminders were sent; the next try goes on')
      if (organisation) await this.remind(ctx, organisation, { quarter, kind, dueOn: dueOn(quarter, dueDays) })
    }
    return missing.length
  }

  private async remind(ctx: Ctx, { id, name }: OrganisationRow, { quarter, kind, dueOn: day }: { readonly quarter: string; readonly kind: NonNullable<ReturnType<typeof reminderFor>>; readonly dueOn: string }): Promise<void> {
    const analysts = new Set((await this.memberships.membersOf(id, londonDate(ctx.now), ['workforce_analyst', 'organisation_admin'])).map(({ personId }) => personId))
    await this.uow.run(async (tx) => {
      if (!(await this.queries.note(tx, id, quarter, kind, ctx.now))) return
      const template = kind.startsWith('late') ? returnLateMessage : returnDueMessage
      for (const personId of analysts) await this.notifications.queue(tx, ctx, { template, personId, dedupeKey: `${kind}:${quarter}:${id}:${personId}`, data: { organisation: name, quarter, dueOn: day, organisationId: id } })
    })
  }
}
