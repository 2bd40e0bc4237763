import { Injectable } from '@nestjs/common'
import { type Ctx, requirePerson } from '#platform/access'
import { AgreementQueries, type AgreementRow } from '../../data/relationships/agreement.queries.js'
import { type CheckInRow, FeedbackQueries } from '../../data/relationships/feedback.queries.js'
import { type CommitmentRow, type GoalRow, ItemQueries } from '../../data/relationships/item.queries.js'
import { MeetingQueries, type MeetingRow } from '../../data/relationships/meeting.queries.js'
import { SchemeQueries } from '../../data/schemes/scheme.queries.js'
import { isRelationship, type MatchId, type SurveyAnswer } from '../../domain/index.js'
import type { SeenMatch } from '../matches/matches.service.js'

export interface SeenMeeting extends MeetingRow {
  readonly ownNote: string | null
  readonly ownNoteShared: boolean
  /** What the other shared. */
  readonly otherNote: string | null
}

/**
 * What belongs to matches that the viewer has been shown, of any number of them at once. What the two keep between them is theirs: managers see that they meet, never
 * what they wrote. Each sees their own check-ins; those who run the scheme see all of them.
 */
@Injectable()
export class RelationshipViewService {
  constructor(
    private readonly agreed: AgreementQueries,
    private readonly items: ItemQueries,
    private readonly met: MeetingQueries,
    private readonly feedback: FeedbackQueries,
    private readonly schemes: SchemeQueries,
  ) {}

  async agreements(matches: readonly SeenMatch[]): Promise<ReadonlyMap<SeenMatch, AgreementRow>> {
    const theirs = matches.filter(isTheirs)
    const rows = new Map((await unlessNone(theirs, (ids) => this.agreed.ofMatches(ids))).map((row) => [row.matchId, row]))
    return new Map(theirs.flatMap((match) => entry(match, rows.get(match.id))))
  }

  async goals(matches: readonly SeenMatch[]): Promise<ReadonlyMap<SeenMatch, readonly GoalRow[]>> {
    const theirs = matches.filter(isTheirs)
    return shareOut(theirs, await unlessNone(theirs, (ids) => this.items.goalsOf(ids)))
  }

  async commitments(matches: readonly SeenMatch[]): Promise<ReadonlyMap<SeenMatch, readonly CommitmentRow[]>> {
    const theirs = matches.filter(isTheirs)
    return shareOut(theirs, await unlessNone(theirs, (ids) => this.items.commitmentsOf(ids)))
  }

  /** The kinds of advocacy that a sponsor may commit to; empty outside sponsorship. */
  async advocacy(matches: readonly SeenMatch[]): Promise<ReadonlyMap<SeenMatch, readonly string[]>> {
    const theirs = matches.filter((match) => isTheirs(match) && match.side === 'mentor')
    if (theirs.length === 0) return new Map()
    const schemes = new Map((await this.schemes.byIds([...new Set(theirs.map(({ schemeId }) => schemeId))])).map((row) => [row.id, row]))
    return new Map(theirs.map((match) => [match, schemes.get(match.schemeId)?.settings.advocacy ?? []]))
  }

  async meetings(ctx: Ctx, matches: readonly SeenMatch[]): Promise<ReadonlyMap<SeenMatch, readonly SeenMeeting[]>> {
    const theirs = matches.filter(isTheirs)
    if (theirs.length === 0) return new Map()
    const [me, ids] = [requirePerson(ctx), idsOf(theirs)]
    const [meetings, notes] = await Promise.all([this.met.ofMatches(ids), this.met.notesFor(ids, me)])
    const ofMeeting = Map.groupBy(notes, ({ meetingId }) => meetingId)
    return shareOut(theirs, meetings.map((meeting): SeenMeeting => {
      const about = ofMeeting.get(meeting.id) ?? []
      const [own, other] = [about.find(({ authorId }) => authorId === me), about.find(({ authorId, shared }) => authorId !== me && shared)]
      return { ...meeting, ownNote: own?.body ?? null, ownNoteShared: own?.shared ?? false, otherNote: other?.body ?? null }
    }))
  }

  async checkIns(ctx: Ctx, matches: readonly SeenMatch[]): Promise<ReadonlyMap<SeenMatch, readonly CheckInRow[]>> {
    const [theirs, run] = [matches.filter(isTheirs), matches.filter(({ viewer, runsScheme }) => viewer === 'manager' && runsScheme)]
    if (theirs.length + run.length === 0) return new Map()
    const personId = theirs.length === 0 ? null : requirePerson(ctx)
    return shareOut([...theirs, ...run], await this.feedback.checkInsOf({ own: idsOf(theirs), personId, whole: idsOf(run) }))
  }

  /** The viewer's own. */
  async surveys(ctx: Ctx, matches: readonly SeenMatch[]): Promise<ReadonlyMap<SeenMatch, SurveyAnswer>> {
    const theirs = matches.filter((match) => isTheirs(match) && match.side !== null)
    const rows = new Map((await unlessNone(theirs, (ids) => this.feedback.surveysOf(ids, requirePerson(ctx)))).map((row) => [row.matchId, row]))
    return new Map(theirs.flatMap((match) => entry(match, rows.get(match.id))))
  }
}

const isTheirs = ({ viewer, state }: SeenMatch): boolean => viewer === 'partner' && isRelationship(state)

const idsOf = (matches: readonly SeenMatch[]): readonly MatchId[] => [...new Set(matches.map(({ id }) => id))]

const unlessNone = <T>(matches: readonly SeenMatch[], load: (ids: readonly MatchId[]) => Promise<T[]>): Promise<T[]> => (matches.length === 0 ? Promise.resolve([]) : load(idsOf(matches)))

const entry = <T>(match: SeenMatch, row: T | undefined): [SeenMatch, T][] => (row === undefined ? [] : [[match, row]])

function shareOut<T extends { readonly matchId: MatchId }>(matches: readonly SeenMatch[], rows: readonly T[]): ReadonlyMap<SeenMatch, readonly T[]> {
  const byMatch = Map.groupBy(rows, ({ matchId }) => matchId)
  return new Map(matches.map((match) => [match, byMatch.get(match.id) ?? []]))
}
