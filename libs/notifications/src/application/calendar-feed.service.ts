import { createHash, randomBytes } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { isId, londonDate, newId, type PersonId } from '#kernel'
import { type Ctx, requirePerson } from '#platform/access'
import { CONFIG, type Config } from '#platform/config'
import { UnitOfWork } from '#platform/database'
import { type CalendarEntryRow, CalendarEntryQueries } from '../data/calendar-entry.queries.js'
import { CalendarFeedQueries, type CalendarFeedRow } from '../data/calendar-feed.queries.js'
import { buildCancellation, buildFeed, buildInvitation, type CalendarEvent } from '../domain/index.js'
import { readContent } from './calendar-content.js'
import { CalendarLinks } from './calendar-links.js'
import { PersonContacts } from './person-contacts.js'

/** Past sessions stay in a subscribed calendar for this long. */
const PAST_MS = 365 * 86_400_000
const REFRESH_HOURS = 1
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A person's private calendar address, and the calendars that such addresses open. */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly feeds: CalendarFeedQueries,
    private readonly entries: CalendarEntryQueries,
    private readonly contacts: PersonContacts,
    private readonly links: CalendarLinks,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** When the person's address was made and last used; `undefined` when there is none. The address itself is not kept. */
  mine(ctx: Ctx): Promise<CalendarFeedRow | undefined> {
    return this.feeds.liveOf(requirePerson(ctx))
  }

  /** Makes a new address and ends the one before. The only time that it can be read. */
  async create(ctx: Ctx): Promise<{ readonly url: string } & CalendarFeedRow> {
    const personId = requirePerson(ctx)
    const token = randomBytes(32).toString('base64url')
    await this.work.run(async (tx) => {
      await this.feeds.revoke(tx, personId, ctx.now)
      await this.feeds.insert(tx, { id: newId(), personId, tokenHash: hashOf(token) }, ctx.now)
    })
    return { url: this.links.feed(token), createdAt: ctx.now, lastReadOn: null }
  }

  /** Ends the address; answers whether there was one. */
  revoke(ctx: Ctx): Promise<boolean> {
    const personId = requirePerson(ctx)
    return this.work.run((tx) => this.feeds.revoke(tx, personId, ctx.now))
  }

  /** Where the person downloads one session of theirs; `undefined` when it was never in their calendar. */
  async mySessionUrl(ctx: Ctx, sessionId: string): Promise<string | undefined> {
    const personId = requirePerson(ctx)
    const entry = isId(sessionId) ? await this.entries.bySession(personId, sessionId) : undefined
    return entry && this.links.entry(entry.id)
  }

  /** The calendar behind an address; `undefined` for one that is unknown or ended. */
  async open(token: string, now: Date): Promise<string | undefined> {
    const personId = await this.feeds.open(hashOf(token), londonDate(now))
    if (personId === undefined) return undefined
    const entries = await this.entries.standing(personId, new Date(now.getTime() - PAST_MS))
    const name = (await this.contactOf(personId))?.name
    return buildFeed({ name: name === undefined ? 'Waymark' : `Waymark: ${name}`, events: entries.map((entry) => this.event(entry)), refreshHours: REFRESH_HOURS })
  }

  /** One session as an invitation, or as its cancellation; `undefined` unless the signature is that entry's. */
  async openEntry(entryId: string, signature: string): Promise<string | undefined> {
    if (!isId(entryId) || !this.links.isSigned(entryId, signature)) return undefined
    const entry = await this.entries.byId(entryId)
    if (entry === undefined) return undefined
    const contact = await this.contactOf(entry.personId)
    const attendee = { name: contact?.name ?? '', email: contact?.email ?? this.config.MAIL_FROM }
    return entry.cancelled ? buildCancellation(this.event(entry), attendee) : buildInvitation(this.event(entry), attendee)
  }

  private async contactOf(personId: PersonId) {
    return (await this.contacts.contactsOf([personId])).get(personId)
  }

  private event(entry: CalendarEntryRow): CalendarEvent {
    return { ...readContent(entry.content), uid: entry.uid, sequence: entry.sequence, stamp: entry.updatedAt, organiser: { name: 'Waymark', email: this.config.MAIL_FROM } }
  }
}
