import { Inject, Injectable } from '@nestjs/common'
import { PeopleService } from '#directory'
import type { PersonId } from '#kernel'
import { type CalendarPlace, mentoringMeetingCancelledMessage, mentoringMeetingMovedMessage, mentoringMeetingPlannedMessage, NotificationsService } from '#notifications'
import type { Ctx } from '#platform/access'
import { CONFIG, type Config } from '#platform/config'
import { UnitOfWork } from '#platform/database'
import { MatchQueries } from '../../data/matches/match.queries.js'
import { MeetingQueries, type MeetingRow } from '../../data/relationships/meeting.queries.js'
import { request } from './request.js'

const MINUTE_MS = 60_000

/** Invitations to meetings of the two. */
@Injectable()
export class MeetingMessagesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly matches: MatchQueries,
    private readonly meetings: MeetingQueries,
    private readonly notifications: NotificationsService,
    private readonly people: PeopleService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Tells both of a meeting as it stands now; each state of it once. What was written down as held needs no word. */
  async changed(ctx: Ctx, meetingId: string, kind: 'planned' | 'moved' | 'cancelled'): Promise<void> {
    await this.uow.run(async (tx) => {
      const meeting = await this.meetings.one(meetingId, tx)
      const match = meeting && (await this.matches.one(meeting.matchId, tx))
      if (meeting === undefined || match === undefined || meeting.state === 'held') return
      const cancelled = meeting.state === 'cancelled'
      const template = cancelled ? mentoringMeetingCancelledMessage : kind === 'moved' ? mentoringMeetingMovedMessage : mentoringMeetingPlannedMessage
      const names = await this.people.nameOf([match.menteePersonId, match.mentorPersonId])
      const url = new URL(`/mentoring/matches/${match.id}`, this.config.WEB_URL).href
      await this.notifications.queueMany(tx, ctx, [[match.menteePersonId, match.mentorPersonId], [match.mentorPersonId, match.menteePersonId]].map(([personId, otherId]) => {
        const partner = names.get(otherId as PersonId) ?? 'your match'
        const content = {
          summary: `Mentoring: ${partner}`, description: match.schemeTitle, start: meeting.startsAt, end: new Date(meeting.startsAt.getTime() + meeting.minutes * MINUTE_MS), where: placeOf(meeting), url,
        }
        return request({
          template, personId: personId as PersonId, dedupeKey: `mentoring-meeting:${meeting.id}:${meeting.sequence}:${personId}`,
          data: { scheme: match.schemeTitle, matchId: match.id, partner, startsAt: meeting.startsAt.toISOString(), where: placeWords(meeting) },
          calendar: { sessionId: meeting.id, content, cancelled },
        })
      }))
    })
  }
}

const MODES: Readonly<Record<string, string>> = { in_person: 'In person', video: 'By video', phone: 'By phone' }

const placeWords = ({ mode, place }: MeetingRow): string => (place === '' ? MODES[mode] ?? mode : `${MODES[mode] ?? mode}: ${place}`)

function placeOf(meeting: MeetingRow): CalendarPlace {
  const { mode, place } = meeting
  if (mode === 'video' && (place === '' || /^https:\/\/\S+$/.test(place))) return { mode: 'online', ...(place === '' ? {} : { joinUrl: place }) }
  return { mode: 'in_person', place: mode === 'in_person' && place !== '' ? place : placeWords(meeting) }
}
