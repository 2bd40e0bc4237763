import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { newId } from '#kernel'
import { type Ctx, personOf } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { MatchWriteQueries } from '../../data/matches/match-writes.queries.js'
import { MatchQueries, type MatchRow } from '../../data/matches/match.queries.js'
import { ProfileQueries } from '../../data/profiles/profile.queries.js'
import { RelationshipWriteQueries } from '../../data/relationships/relationship-writes.queries.js'
import { isRelationship, type MatchId, type MatchOutcome, PRIORITY_LIMIT, PRIORITY_STEP } from '../../domain/index.js'
import { matchChanged, meetingChanged } from '../../events.js'
import { profileOf } from './match-changer.js'

/** How Waymark ends a match by itself, and why: a code. */
export interface EndedBySystem extends MatchOutcome {
  readonly why?: string
}

/** Matches that are due, by id, after one of them. */
export type DueMatches = (after: MatchId | undefined, limit: number) => Promise<MatchId[]>
type Decide = (match: MatchRow) => EndedBySystem | undefined

const BATCH = 200

/**
 * Ends many matches whose time has come: set by set, with the history, audit and event of each. What somebody holds at the moment is left for the end,
 * so that nobody's answer holds up all others; locks are taken in the order of ids, matches before profiles, and a set waits for nobody.
 */
@Injectable()
export class MatchBatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly matches: MatchQueries,
    private readonly profiles: ProfileQueries,
    private readonly writes: MatchWriteQueries,
    private readonly relationships: RelationshipWriteQueries,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Ends what `decide` says of those that are due; answers how many. Done again it finds none. */
  async endAll(ctx: Ctx, due: DueMatches, decide: Decide, signal?: AbortSignal): Promise<number> {
    const held: MatchId[] = []
    let [ended, after] = [0, undefined as MatchId | undefined]
    for (;;) {
      signal?.throwIfAborted()
      const ids = await due(after, BATCH)
      const set = ids.length === 0 ? { ended: 0, held: [] } : await this.uow.run((tx) => this.endFree(tx, ctx, ids, decide))
      ended += set.ended
      held.push(...set.held)
      if (ids.length < BATCH) break
      after = ids.at(-1)
    }
    for (const id of held) {
      signal?.throwIfAborted()
      ended += await this.uow.run((tx) => this.endHeld(tx, ctx, id, decide))
    }
    return ended
  }

  private async endFree(tx: Tx, ctx: Ctx, ids: readonly MatchId[], decide: Decide): Promise<{ readonly ended: number; readonly held: readonly MatchId[] }> {
    const found = await this.matches.lockFree(tx, ids)
    const decided = decidedOf(found, decide)
    const free = await this.profiles.lockFree(tx, decided.flatMap(({ match }) => [match.menteeProfileId, match.mentorProfileId]))
    const [ready, waiting] = [decided.filter(({ match }) => bothIn(free, match)), decided.filter(({ match }) => !bothIn(free, match))]
    await this.write(tx, ctx, ready)
    const known = new Set(found.map(({ id }) => id))
    return { ended: ready.length, held: [...ids.filter((id) => !known.has(id)), ...waiting.map(({ match }) => match.id)] }
  }

  /** Waits for whoever holds it, and looks again at what they left. */
  private async endHeld(tx: Tx, ctx: Ctx, id: MatchId, decide: Decide): Promise<number> {
    const decided = decidedOf(await this.matches.lockMany(tx, [id]), decide)
    await this.profiles.lockMany(tx, decided.flatMap(({ match }) => [match.menteeProfileId, match.mentorProfileId]))
    await this.write(tx, ctx, decided)
    return decided.length
  }

  private async write(tx: Tx, ctx: Ctx, ends: readonly { readonly match: MatchRow; readonly outcome: EndedBySystem }[]): Promise<void> {
    if (ends.length === 0) return
    await this.writes.endMany(tx, ends.map(({ match: { id }, outcome: { to, why = null } }) => ({ id, to, endedBy: null, endReason: why })), ctx.now)
    await this.writes.moveSeats(tx, ends.flatMap(({ match }) => [match.menteeProfileId, match.mentorProfileId]), -1, ctx.now)
    await this.writes.addPriority(tx, ends.flatMap(({ match, outcome }) => outcome.first.map((side) => profileOf(match, side))), PRIORITY_STEP, PRIORITY_LIMIT, ctx.now)
    await this.callOff(tx, ctx, ends.filter(({ match }) => isRelationship(match.state)).map(({ match }) => match.id))
    await this.writes.addHistory(tx, ends.map(({ match, outcome: { action, to, why } }) => ({ id: newId(), matchId: match.id, action, toState: to, why })), personOf(ctx.actor) ?? null, ctx.now)
    await this.audit.recordMany(tx, ctx, ends.map(({ match, outcome: { action, to } }) => ({ action: `mentoring-match:${action}`, subject: { kind: 'mentoring-match', id: match.id }, detail: { from: match.state, to } })))
    await this.outbox.addMany(tx, ctx, matchChanged, ends.map(({ match, outcome: { to } }) => ({ matchId: match.id, schemeId: match.schemeId, from: match.state, to, side: null })))
  }

  private async callOff(tx: Tx, ctx: Ctx, ids: readonly MatchId[]): Promise<void> {
    const meetings = ids.length === 0 ? [] : await this.relationships.cancelPlanned(tx, ids, ctx.now)
    if (meetings.length === 0) return
    await this.relationships.sumMeetings(tx, [...new Set(meetings.map(({ matchId }) => matchId))], ctx.now)
    await this.outbox.addMany(tx, ctx, meetingChanged, meetings.map((meeting) => ({ ...meeting, kind: 'cancelled' as const })))
  }
}

const decidedOf = (matches: readonly MatchRow[], decide: Decide): readonly { readonly match: MatchRow; readonly outcome: EndedBySystem }[] =>
  matches.flatMap((match) => {
    const outcome = decide(match)
    return outcome === undefined ? [] : [{ match, outcome }]
  })

const bothIn = (free: ReadonlySet<string>, { menteeProfileId, mentorProfileId }: MatchRow): boolean => free.has(menteeProfileId) && free.has(mentorProfileId)
