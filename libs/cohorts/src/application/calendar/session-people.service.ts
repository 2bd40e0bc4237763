import { Inject, Injectable } from '@nestjs/common'
import { NotificationsService } from '#notifications'
import type { Ctx } from '#platform/access'
import { CONFIG, type Config } from '#platform/config'
import { UnitOfWork } from '#platform/database'
import { InvitationQueries } from '../../data/calendar/invitation.queries.js'
import { sessionMessage } from './session-messages.js'

const BATCH = 200

/** Tells everybody concerned about the sessions of a run. */
@Injectable()
export class SessionPeopleService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: InvitationQueries,
    private readonly notifications: NotificationsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Brings what people know of a run's sessions up to date, whatever happened in between: invitations to those who joined, updates,
   * cancellations, and cancellations to those who left. Asked again, it finds nothing to say. Answers how many messages it asked for.
   */
  async tell(ctx: Ctx, runId: string, signal?: AbortSignal): Promise<number> {
    let sent = 0
    for (;;) {
      signal?.throwIfAborted()
      const told = await this.tellSome(ctx, runId)
      sent += told
      if (told < BATCH) return sent
    }
  }

  private tellSome(ctx: Ctx, runId: string): Promise<number> {
    return this.uow.run(async (tx) => {
      await this.queries.lock(tx, runId)
      const pending = await this.queries.pending(tx, runId, ctx.now, BATCH)
      if (pending.length === 0) return 0
      await this.queries.note(tx, pending, ctx.now)
      await this.notifications.queueMany(tx, ctx, pending.map((told) => sessionMessage(told, this.config.WEB_URL)))
      return pending.length
    })
  }
}
