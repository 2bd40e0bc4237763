import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { type Ctx, personOf } from '#platform/access'
import type { Tx } from '#platform/database'
import { RoundQueries } from '../../data/rounds/round.queries.js'
import { can, type RoundId, type RoundState } from '../../domain/index.js'

/** Writes down what is done to a round, for its own history and for the audit trail. */
@Injectable()
export class RoundTrail {
  constructor(private readonly rounds: RoundQueries, private readonly audit: AuditService) {}

  async record(tx: Tx, ctx: Ctx, roundId: RoundId, step: { readonly action: string; readonly toState: RoundState; readonly detail?: Readonly<Record<string, unknown>> }): Promise<void> {
    const { action, toState, detail = {} } = step
    await this.rounds.addHistory(tx, roundId, { action, toState, actorId: personOf(ctx.actor) ?? null, detail }, ctx.now)
    // A reason may name people: it stays in the round's own history.
    const { reason: _reason, ...facts } = detail
    await this.audit.record(tx, ctx, { action: can.manageRound.action, subject: { kind: 'match-round', id: roundId }, detail: { did: action, ...facts } })
  }
}
