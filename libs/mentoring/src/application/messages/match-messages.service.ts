import { Injectable } from '@nestjs/common'
import { OrganisationsService, PeopleService } from '#directory'
import type { PersonId } from '#kernel'
import {
  mentoringAgreedMessage, mentoringEndedMessage, mentoringExtendedMessage, mentoringLapsedMessage, mentoringNotGoingAheadMessage, mentoringOtherAcceptedMessage, mentoringPausedMessage, mentoringProposedBlindMessage,
  mentoringProposedMessage, mentoringResumedMessage, type MessageRequest, NotificationsService,
} from '#notifications'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { MatchQueries, type MatchRow } from '../../data/matches/match.queries.js'
import { MatchWriteQueries } from '../../data/matches/match-writes.queries.js'
import { isLive, isProposal, LEFT, otherSide, type Side, SIDES } from '../../domain/index.js'
import { request } from './request.js'

export interface MatchChange {
  readonly matchId: string
  readonly from: string | null
  readonly to: string
  readonly side: Side | null
}

const CHUNK = 200

/**
 * Tells the two what became of their match. Before both accepted a blind match names nobody; nobody is told who declined or why. Every
 * message is named after its occasion, so that an event that arrives twice says nothing new; stale news is not sent.
 */
@Injectable()
export class MatchMessagesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: MatchQueries,
    private readonly writes: MatchWriteQueries,
    private readonly notifications: NotificationsService,
    private readonly people: PeopleService,
    private readonly organisations: OrganisationsService,
  ) {}

  async changed(ctx: Ctx, change: MatchChange): Promise<void> {
    await this.uow.run(async (tx) => {
      const match = await this.queries.one(change.matchId, tx)
      if (match === undefined) return
      const occasion = `${change.to}:${match.id}:${await this.writes.timesIn(tx, match.id, change.to)}`
      await this.notifications.queueMany(tx, ctx, await this.news(match, change, occasion))
    })
  }

  /** Tells the other that the planned end was moved, unless it was moved again since. */
  async extended(ctx: Ctx, { matchId, endsOn, side }: { readonly matchId: string; readonly endsOn: string; readonly side: Side }): Promise<void> {
    await this.uow.run(async (tx) => {
      const match = await this.queries.one(matchId, tx)
      if (match === undefined || match.endsOn !== endsOn || !isLive(match.state)) return
      const names = await this.people.nameOf([personOf(match, side)])
      const data = { scheme: match.schemeTitle, matchId: match.id, partner: nameOf(match, side, names), endsOn }
      await this.notifications.queueMany(tx, ctx, [request({ template: mentoringExtendedMessage, personId: personOf(match, otherSide(side)), dedupeKey: `extended:${match.id}:${endsOn}:${otherSide(side)}`, data })])
    })
  }

  /** The proposals of a round that was published, a chunk at a time. */
  async published(ctx: Ctx, scenarioId: string, signal?: AbortSignal): Promise<void> {
    let after: string | undefined
    for (;;) {
      signal?.throwIfAborted()
      const told = await this.uow.run(async (tx) => {
        const matches = await this.queries.ofScenario(tx, scenarioId, after, CHUNK)
        const open = matches.filter(({ state }) => isProposal(state))
        const names = await this.people.nameOf(open.filter(({ blind }) => !blind).flatMap(({ menteePersonId, mentorPersonId }) => [menteePersonId, mentorPersonId]))
        await this.notifications.queueMany(tx, ctx, open.flatMap((match) => proposals(match, names)))
        return matches
      })
      if (told.length < CHUNK) return
      after = told.at(-1)?.id
    }
  }

  private async news(match: MatchRow, { from, to, side }: MatchChange, occasion: string): Promise<readonly MessageRequest[]> {
    const plain = { scheme: match.schemeTitle, matchId: match.id }
    const key = (to_: Side): { readonly personId: PersonId; readonly dedupeKey: string } => ({ personId: personOf(match, to_), dedupeKey: `match:${occasion}:${to_}` })
    const others = side === null ? SIDES : [otherSide(side)]
    const names = await this.people.nameOf([match.menteePersonId, match.mentorPersonId])
    const named = (to_: Side) => ({ ...plain, partner: nameOf(match, otherSide(to_), names) })
    switch (to) {
      case 'proposed': return isProposal(match.state) ? proposals(match, names) : []
      case 'accepted_by_one': return match.state === 'accepted_by_one' ? others.map((to_) => request({ template: mentoringOtherAcceptedMessage, ...key(to_), data: plain })) : []
      case 'agreed': return this.agreed(match, named, key)
      case 'declined': case 'withdrawn': return others.map((to_) => request({ template: mentoringNotGoingAheadMessage, ...key(to_), data: plain }))
      case 'lapsed': return SIDES.map((to_) => request({ template: mentoringLapsedMessage, ...key(to_), data: plain }))
      case 'on_hold': return others.map((to_) => request({ template: mentoringPausedMessage, ...key(to_), data: named(to_) }))
      case 'active': return from === 'on_hold' ? others.map((to_) => request({ template: mentoringResumedMessage, ...key(to_), data: named(to_) })) : []
      // Whoever left is not written to any more.
      case 'completed': case 'ended_early': return (match.endReason === LEFT ? others : SIDES).map((to_) => request({ template: mentoringEndedMessage, ...key(to_), data: named(to_) }))
      default: return []
    }
  }

  private async agreed(match: MatchRow, named: (to: Side) => { scheme: string; matchId: string; partner: string }, key: (to: Side) => { personId: PersonId; dedupeKey: string }): Promise<readonly MessageRequest[]> {
    const [contacts, organisations] = await Promise.all([
      this.people.contactOf([match.menteePersonId, match.mentorPersonId]), this.organisations.byIds([match.menteeOrganisationId, match.mentorOrganisationId]),
    ])
    return SIDES.map((to) => {
      const other = otherSide(to)
      const organisation = organisations.get(other === 'mentee' ? match.menteeOrganisationId : match.mentorOrganisationId)?.name ?? 'another organisation'
      return request({ template: mentoringAgreedMessage, ...key(to), data: { ...named(to), organisation, partnerEmail: contacts.get(personOf(match, other))?.email ?? '' } })
    })
  }
}

const personOf = (match: MatchRow, side: Side): PersonId => (side === 'mentee' ? match.menteePersonId : match.mentorPersonId)
const nameOf = (match: MatchRow, side: Side, names: ReadonlyMap<PersonId, string>): string => names.get(personOf(match, side)) ?? 'your match'

const proposals = (match: MatchRow, names: ReadonlyMap<PersonId, string>): readonly MessageRequest[] =>
  SIDES.map((side) => {
    const told = { personId: personOf(match, side), dedupeKey: `proposal:${match.id}:${side}` }
    const data = { scheme: match.schemeTitle, matchId: match.id, answerBy: match.answerBy.toISOString() }
    return match.blind ? request({ template: mentoringProposedBlindMessage, ...told, data }) : request({ template: mentoringProposedMessage, ...told, data: { ...data, partner: nameOf(match, otherSide(side), names) } })
  })
