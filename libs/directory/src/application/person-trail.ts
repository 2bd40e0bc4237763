import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import type { PersonId } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { personChanged } from '../events.js'

/** Records that a person's details changed, for the audit trail and for the other parts. */
@Injectable()
export class PersonTrail {
  constructor(private readonly audit: AuditService, private readonly outbox: Outbox) {}

  async changed(tx: Tx, ctx: Ctx, action: string, personId: PersonId, detail: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.audit.record(tx, ctx, { action, subject: { person: personId }, detail })
    await this.outbox.add(tx, ctx, personChanged, { personId })
  }
}
