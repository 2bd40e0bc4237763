import { Injectable } from '@nestjs/common'
import { err, isId, newId, ok, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import { isUniqueViolation, type Tx } from '#platform/database'
import { notFound, refused, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { MeetingQueries, type MeetingRow } from '../../data/relationships/meeting.queries.js'
import { RelationshipWriteQueries } from '../../data/relationships/relationship-writes.queries.js'
import { checkHeld, checkMayMeet, checkPlan, cleanTopics, decideMeetingChange, type MatchId, type MeetingDetails, type MeetingId } from '../../domain/index.js'
import { meetingChanged, meetingHeld } from '../../events.js'
import { type Partner, RelationshipWork } from './relationship-work.js'

type Outcome = Result<MeetingId, readonly UserError[]>

const NOTE_LIMIT = 10_000

/** Meetings of the two: planned with invitations, moved, called off, and written down once they were held. */
@Injectable()
export class MeetingsService {
  constructor(
    private readonly work: RelationshipWork,
    private readonly queries: MeetingQueries,
    private readonly sums: RelationshipWriteQueries,
    private readonly outbox: Outbox,
  ) {}

  /** Plans a meeting; both get an invitation. */
  plan(ctx: Ctx, matchId: string, input: MeetingDetails): Promise<Outcome> {
    const details = trimmed(input)
    return this.work.run(ctx, matchId, async (tx, { match, personId }): Promise<Outcome> => {
      const wrong = [...checkMayMeet(match.state), ...checkPlan(details, ctx.now)]
      if (wrong.length > 0) return refused(wrong)
      const id = newId<MeetingId>()
      await this.queries.insert(tx, { id, matchId: match.id, ...details, state: 'planned', topics: [] }, personId, ctx.now)
      return this.done(tx, ctx, match.id, id, 'planned')
    })
  }

  /** Moves a planned meeting, in time or place; both get the change. */
  move(ctx: Ctx, meetingId: string, input: MeetingDetails): Promise<Outcome> {
    const details = trimmed(input)
    return this.change(ctx, meetingId, async (tx, { match }, meeting) => {
      const decided = decideMeetingChange(meeting.state, 'move')
      const wrong = [...(decided.ok ? [] : decided.error), ...checkMayMeet(match.state), ...checkPlan(details, ctx.now)]
      if (wrong.length > 0) return refused(wrong)
      await this.queries.save(tx, { ...meeting, ...details }, ctx.now)
      return this.done(tx, ctx, match.id, meeting.id, 'moved')
    })
  }

  /** Calls a planned meeting off; both are told. */
  cancel(ctx: Ctx, meetingId: string): Promise<Outcome> {
    return this.change(ctx, meetingId, async (tx, { match }, meeting) => {
      const decided = decideMeetingChange(meeting.state, 'cancel')
      if (!decided.ok) return refused(decided.error)
      await this.queries.save(tx, { ...meeting, state: decided.value }, ctx.now)
      return this.done(tx, ctx, match.id, meeting.id, 'cancelled')
    })
  }

  /** Writes down a meeting that was held without having been planned here. */
  log(ctx: Ctx, matchId: string, input: MeetingDetails, topics: readonly string[]): Promise<Outcome> {
    const [details, kept] = [trimmed(input), cleanTopics(topics)]
    return once(this.work.run(ctx, matchId, async (tx, partner): Promise<Outcome> => {
      const wrong = checkHeld(details, kept, partner.match.agreedAt, ctx.now)
      if (wrong.length > 0) return refused(wrong)
      const id = newId<MeetingId>()
      await this.queries.insert(tx, { id, matchId: partner.match.id, ...details, state: 'held', topics: kept }, partner.personId, ctx.now)
      return this.held(tx, ctx, partner, id)
    }))
  }

  /** Writes down that a planned meeting was held, as it really was. */
  hold(ctx: Ctx, meetingId: string, input: MeetingDetails, topics: readonly string[]): Promise<Outcome> {
    const [details, kept] = [trimmed(input), cleanTopics(topics)]
    return once(this.change(ctx, meetingId, async (tx, partner, meeting) => {
      const decided = decideMeetingChange(meeting.state, 'hold')
      const wrong = [...(decided.ok ? [] : decided.error), ...checkHeld(details, kept, partner.match.agreedAt, ctx.now)]
      if (!decided.ok || wrong.length > 0) return refused(wrong)
      await this.queries.save(tx, { ...meeting, ...details, state: decided.value, topics: kept }, ctx.now)
      return this.held(tx, ctx, partner, meeting.id)
    }))
  }

  /** Somebody's own note of a meeting; for themselves unless they share it. Without words it is removed. */
  saveNote(ctx: Ctx, meetingId: string, body: string, shared: boolean): Promise<Outcome> {
    const text = body.trim()
    return this.change(ctx, meetingId, async (tx, { personId }, meeting) => {
      if (text.length > NOTE_LIMIT) return refused([{ code: 'TOO_LONG', field: 'body', fix: `Shorten your note to ${NOTE_LIMIT} characters or fewer.` }])
      await this.queries.saveNote(tx, meeting.id, personId, text, shared, ctx.now)
      return ok(meeting.id)
    })
  }

  /** The match of a meeting that was just written. */
  async matchOf(id: MeetingId): Promise<MatchId> {
    const meeting = await this.queries.one(id)
    if (meeting === undefined) throw notFound()
    return meeting.matchId
  }

  private async change(ctx: Ctx, meetingId: string, work: (tx: Tx, partner: Partner, meeting: MeetingRow) => Promise<Outcome>): Promise<Outcome> {
    const known = isId(meetingId) ? await this.queries.one(meetingId) : undefined
    if (known === undefined) throw notFound()
    return this.work.run(ctx, known.matchId, async (tx, partner): Promise<Outcome> => {
      // As it is under the lock: the other may have moved it meanwhile.
      const meeting = await this.queries.one(known.id, tx)
      if (meeting === undefined) throw notFound()
      return work(tx, partner, meeting)
    })
  }

  private async held(tx: Tx, ctx: Ctx, partner: Partner, id: MeetingId): Promise<Outcome> {
    await this.sums.sumMeetings(tx, [partner.match.id], ctx.now)
    await this.work.start(tx, ctx, partner)
    await this.outbox.add(tx, ctx, meetingHeld, { meetingId: id, matchId: partner.match.id })
    return ok(id)
  }

  private async done(tx: Tx, ctx: Ctx, matchId: MatchId, meetingId: MeetingId, kind: 'planned' | 'moved' | 'cancelled'): Promise<Outcome> {
    await this.sums.sumMeetings(tx, [matchId], ctx.now)
    await this.outbox.add(tx, ctx, meetingChanged, { meetingId, matchId, kind })
    return ok(meetingId)
  }
}

const trimmed = (details: MeetingDetails): MeetingDetails => ({ ...details, place: details.place.trim() })

/** Two held meetings at one instant are one: the second hears so. */
async function once(outcome: Promise<Outcome>): Promise<Outcome> {
  try {
    return await outcome
  } catch (error) {
    if (!isUniqueViolation(error, 'meeting_held_once')) throw error
    return err([{ code: 'LOGGED_ALREADY', field: 'startsAt', message: 'A meeting at this time has been written down already.' }])
  }
}
