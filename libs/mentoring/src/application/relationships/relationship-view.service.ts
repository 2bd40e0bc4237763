import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { type Ctx, requirePerson } from '#platform/access'
import type { MatchRow } from '../../data/matches/match.queries.js'
import { AgreementQueries, type AgreementRow } from '../../data/relationships/agreement.queries.js'
import { type CheckInRow, FeedbackQueries } from '../../data/relationships/feedback.queries.js'
import { type CommitmentRow, type GoalRow, ItemQueries } from '../../data/relationships/item.queries.js'
import { MeetingQueries, type MeetingRow } from '../../data/relationships/meeting.queries.js'
import { SchemeQueries } from '../../data/schemes/scheme.queries.js'
import { isRelationship, type SurveyAnswer } from '../../domain/index.js'
import type { SeenMatch } from '../matches/matches.service.js'

export interface SeenMeeting extends MeetingRow {
  readonly ownNote: string | null
  readonly ownNoteShared: boolean
  /** What the other shared. */
  readonly otherNote: string | null
}

/**
 * What belongs to a match that the viewer has been shown. What the two keep between them is theirs: managers see that they meet, never
 * what they wrote. Each sees their own check-ins; those who run the scheme see all of them.
 */
@Injectable()
export class RelationshipViewService {
  constructor(
    private readonly agreements: AgreementQueries,
    private readonly items: ItemQueries,
    private readonly meetings: MeetingQueries,
    private readonly feedback: FeedbackQueries,
    private readonly schemes: SchemeQueries,
  ) {}

  async agreement(match: SeenMatch): Promise<AgreementRow | null> {
    return isTheirs(match) ? (await this.agreements.one(match.id)) ?? null : null
  }

  async goals(match: SeenMatch): Promise<readonly GoalRow[]> {
    return isTheirs(match) ? this.items.goals(match.id) : []
  }

  async commitments(match: SeenMatch): Promise<readonly CommitmentRow[]> {
    return isTheirs(match) ? this.items.commitments(match.id) : []
  }

  /** The kinds of advocacy that a sponsor may commit to; empty outside sponsorship. */
  async advocacy(match: SeenMatch): Promise<readonly string[]> {
    return isTheirs(match) && match.side === 'mentor' ? (await this.schemes.one(match.schemeId))?.settings.advocacy ?? [] : []
  }

  async meetingsOf(ctx: Ctx, match: SeenMatch): Promise<readonly SeenMeeting[]> {
    if (!isTheirs(match)) return []
    const me = requirePerson(ctx)
    const [meetings, notes] = await Promise.all([this.meetings.ofMatch(match.id), this.meetings.notesFor(match.id, me)])
    return meetings.map((meeting) => {
      const [own, other] = [notes.find((note) => note.meetingId === meeting.id && note.authorId === me), notes.find((note) => note.meetingId === meeting.id && note.authorId !== me && note.shared)]
      return { ...meeting, ownNote: own?.body ?? null, ownNoteShared: own?.shared ?? false, otherNote: other?.body ?? null }
    })
  }

  async checkIns(ctx: Ctx, match: SeenMatch): Promise<readonly CheckInRow[]> {
    if (isTheirs(match)) return this.feedback.checkIns(match.id, requirePerson(ctx))
    return match.viewer === 'manager' && match.runsScheme ? this.feedback.checkIns(match.id, null) : []
  }

  async survey(match: SeenMatch): Promise<SurveyAnswer | null> {
    const me = isTheirs(match) ? personOfSide(match) : undefined
    return me === undefined ? null : (await this.feedback.survey(match.id, me)) ?? null
  }
}

const isTheirs = ({ viewer, state }: SeenMatch): boolean => viewer === 'partner' && isRelationship(state)

const personOfSide = (match: Pick<MatchRow, 'menteePersonId' | 'mentorPersonId'> & Pick<SeenMatch, 'side'>): PersonId | undefined =>
  match.side === 'mentee' ? match.menteePersonId : match.side === 'mentor' ? match.mentorPersonId : undefined
