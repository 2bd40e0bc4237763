import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { addMonths, londonDate, newId, type PlainDate } from '#kernel'
import { type Ctx, personOf } from '#platform/access'
import type { Tx } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { MatchWriteQueries } from '../../data/matches/match-writes.queries.js'
import type { MatchRow } from '../../data/matches/match.queries.js'
import { ProfileQueries } from '../../data/profiles/profile.queries.js'
import { RelationshipWriteQueries } from '../../data/relationships/relationship-writes.queries.js'
import { SchemeQueries } from '../../data/schemes/scheme.queries.js'
import { checkInDays, isRelationship, type MatchOutcome, PRIORITY_LIMIT, PRIORITY_STEP, type ProfileId, type Side } from '../../domain/index.js'
import { matchChanged, matchExtended, meetingChanged } from '../../events.js'

export interface ChangeBy {
  /** Which of the two did it, where one of them did. */
  readonly side?: Side | undefined
  /** A code, kept with the match. */
  readonly reason?: string | undefined
}

/** Writes what was decided of a match, with everything that has to be true in the same transaction: seats, priorities, history, audit, event. */
@Injectable()
export class MatchChanger {
  constructor(
    private readonly writes: MatchWriteQueries,
    private readonly profiles: ProfileQueries,
    private readonly relationships: RelationshipWriteQueries,
    private readonly schemes: SchemeQueries,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** The caller has locked the match; this locks both profiles, in the order of their ids, where seats or priorities change. */
  async apply(tx: Tx, ctx: Ctx, match: MatchRow, { to, action, frees, first }: MatchOutcome, { side, reason }: ChangeBy = {}): Promise<void> {
    const both: readonly ProfileId[] = [match.menteeProfileId, match.mentorProfileId]
    if (frees || action === 'agree') await this.profiles.lockMany(tx, both)
    const acceptedBy = action === 'accept' || action === 'agree' ? side : undefined
    const settings = action === 'agree' ? (await this.schemes.one(match.schemeId, tx))?.settings : undefined
    const endsOn = settings === undefined ? undefined : addMonths(londonDate(ctx.now), settings.months)
    await this.writes.change(tx, match.id, to, { acceptedBy, endsOn, resumes: action === 'resume', ends: frees, endedBy: frees ? side : undefined, endReason: frees ? reason : undefined }, ctx.now)
    if (frees) {
      await this.writes.moveSeats(tx, both, -1, ctx.now)
      await this.writes.addPriority(tx, first.map((one) => profileOf(match, one)), PRIORITY_STEP, PRIORITY_LIMIT, ctx.now)
      if (isRelationship(match.state)) await this.callOff(tx, ctx, match)
    }
    if (settings !== undefined) {
      await this.writes.clearPriority(tx, both, ctx.now)
      await this.relationships.addCheckIns(tx, match.id, [match.menteePersonId, match.mentorPersonId], checkInDays(ctx.now, settings.checkInWeeks))
    }
    await this.writes.addHistory(tx, [{ id: newId(), matchId: match.id, action, toState: to }], personOf(ctx.actor) ?? null, ctx.now)
    // Why somebody declined or ended it stands in the match alone.
    await this.audit.record(tx, ctx, { action: `mentoring-match:${action}`, subject: { kind: 'mentoring-match', id: match.id }, detail: { from: match.state, to } })
    await this.outbox.add(tx, ctx, matchChanged, { matchId: match.id, schemeId: match.schemeId, from: match.state, to, side: side ?? null })
  }

  /** Moves the planned end of a match that the caller has locked, and lets the other know. */
  async extend(tx: Tx, ctx: Ctx, match: MatchRow, endsOn: PlainDate, side: Side): Promise<void> {
    await this.writes.extend(tx, match.id, endsOn, ctx.now)
    await this.writes.addHistory(tx, [{ id: newId(), matchId: match.id, action: 'extend', toState: match.state }], personOf(ctx.actor) ?? null, ctx.now)
    await this.audit.record(tx, ctx, { action: 'mentoring-match:extend', subject: { kind: 'mentoring-match', id: match.id }, detail: { from: match.endsOn, to: endsOn } })
    await this.outbox.add(tx, ctx, matchExtended, { matchId: match.id, schemeId: match.schemeId, endsOn, side })
  }

  private async callOff(tx: Tx, ctx: Ctx, match: MatchRow): Promise<void> {
    const meetings = await this.relationships.cancelPlanned(tx, [match.id], ctx.now)
    if (meetings.length === 0) return
    await this.relationships.sumMeetings(tx, [match.id], ctx.now)
    await this.outbox.addMany(tx, ctx, meetingChanged, meetings.map((meeting) => ({ ...meeting, kind: 'cancelled' as const })))
  }
}

export const profileOf = (match: Pick<MatchRow, 'menteeProfileId' | 'mentorProfileId'>, side: Side): ProfileId => (side === 'mentee' ? match.menteeProfileId : match.mentorProfileId)
