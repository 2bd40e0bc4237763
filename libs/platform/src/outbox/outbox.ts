import { Injectable } from '@nestjs/common'
import { newId } from '#kernel'
import type { Ctx } from '../access/index.js'
import type { Tx } from '../database/index.js'
import type { EventDefinition } from './event.js'

export const OUTBOX_CHANNEL = 'waymark_outbox'

/** Puts facts and job requests beside the write that they belong to: both commit, or neither. */
@Injectable()
export class Outbox {
  /** Adds one message. A job definition is a message too: its name is the topic. Throws when the payload does not fit. */
  async add<P>(tx: Tx, ctx: Ctx, event: EventDefinition<P>, payload: P): Promise<void> {
    await this.addMany(tx, ctx, event, [payload])
  }

  /** Adds many messages of one kind in one statement. */
  async addMany<P>(tx: Tx, ctx: Ctx, event: EventDefinition<P>, payloads: readonly P[]): Promise<void> {
    if (payloads.length === 0) return
    const messages = payloads.map((payload) => ({ id: newId(), payload: event.payload.parse(payload) }))
    await tx.run(
      `with added as (
         insert into platform.outbox_message (id, topic, payload, request_id, occurred_at)
         select m.id, $2, m.payload, $3, $4 from json_to_recordset($1::json) as m(id uuid, payload jsonb))
       select pg_notify('${OUTBOX_CHANNEL}', '')`,
      [JSON.stringify(messages), event.name, ctx.requestId, ctx.now],
    )
  }
}
