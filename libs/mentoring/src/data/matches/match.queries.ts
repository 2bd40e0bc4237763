import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import { GRACE_DAYS, type MatchId, type MatchState, type OverrideOf, type ProfileId, type Reason, type ScenarioId, type SchemeId, type SchemeKind, type Side } from '../../domain/index.js'

/** A match with what its readers need of its scheme and the two profiles. What of it a viewer may see is decided by `showMatch`. */
export interface MatchRow {
  readonly id: MatchId
  readonly schemeId: SchemeId
  readonly schemeTitle: string
  readonly schemeKind: SchemeKind
  readonly scenarioId: ScenarioId | null
  readonly source: 'round' | 'by_hand'
  readonly menteeProfileId: ProfileId
  readonly mentorProfileId: ProfileId
  readonly menteePersonId: PersonId
  readonly mentorPersonId: PersonId
  readonly menteeOrganisationId: OrganisationId
  readonly mentorOrganisationId: OrganisationId
  readonly state: MatchState
  readonly reasons: readonly Reason[]
  readonly blind: boolean
  readonly override: OverrideOf | null
  readonly proposedAt: Date
  readonly answerBy: Date
  readonly menteeAcceptedAt: Date | null
  readonly mentorAcceptedAt: Date | null
  readonly agreedAt: Date | null
  readonly startedAt: Date | null
  readonly resumedAt: Date | null
  readonly endsOn: PlainDate | null
  /** Days after `endsOn` until it is closed by itself. */
  readonly graceDays: number
  readonly endedAt: Date | null
  readonly endedBySide: Side | null
  readonly endReason: string | null
  readonly meetingsHeld: number
  readonly minutesMet: number
  readonly lastMetAt: Date | null
  readonly nextMeetingAt: Date | null
  readonly helpWanted: boolean
  /** What the two say of themselves in their profiles. */
  readonly menteeHeadline: string | null
  readonly menteeGoals: string | null
  readonly mentorHeadline: string | null
  readonly mentorGoals: string | null
  /** The skills that the reasons name are those of this framework version. */
  readonly frameworkVersionId: string
}

/** Days of grace of the scheme `s`. */
export const GRACE = `coalesce((s.settings->>'graceDays')::int, ${GRACE_DAYS})`

const COLUMNS = `m.id, m.scheme_id as "schemeId", s.title as "schemeTitle", s.kind as "schemeKind", m.scenario_id as "scenarioId", m.source, m.mentee_profile_id as "menteeProfileId", m.mentor_profile_id as "mentorProfileId",
  m.mentee_person_id as "menteePersonId", m.mentor_person_id as "mentorPersonId", e.organisation_id as "menteeOrganisationId", r.organisation_id as "mentorOrganisationId",
  m.state, m.reasons, m.blind, m.override, m.proposed_at as "proposedAt", m.answer_by as "answerBy", m.mentee_accepted_at as "menteeAcceptedAt", m.mentor_accepted_at as "mentorAcceptedAt",
  m.agreed_at as "agreedAt", m.started_at as "startedAt", m.resumed_at as "resumedAt", m.ends_on as "endsOn", ${GRACE} as "graceDays", m.ended_at as "endedAt", m.ended_by_side as "endedBySide", m.end_reason as "endReason",
  m.meetings_held as "meetingsHeld", m.minutes_met as "minutesMet", m.last_met_at as "lastMetAt", m.next_meeting_at as "nextMeetingAt", m.help_wanted as "helpWanted", e.details->>'headline' as "menteeHeadline", e.details->>'goals' as "menteeGoals", r.details->>'headline' as "mentorHeadline", r.details->>'goals' as "mentorGoals",
  s.framework_version_id as "frameworkVersionId"`
const FROM = `from mentoring.match m join mentoring.scheme s on s.id = m.scheme_id join mentoring.profile e on e.id = m.mentee_profile_id join mentoring.profile r on r.id = m.mentor_profile_id`
/** Waiting first, then running, then over; newest first within. */
const RANK = `case when m.state in ('proposed', 'accepted_by_one') then 0 when m.state in ('agreed', 'active', 'on_hold') then 1 else 2 end`
/** One to the two, see `shownState`: a filter for one of them alone would tell which it was. */
const ALIKE = `'{declined,withdrawn}'::text[]`

@Injectable()
export class MatchQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<MatchRow | undefined> {
    return on.maybeOne<MatchRow>({ name: 'mentoring.match', text: `select ${COLUMNS} ${FROM} where m.id = $1` }, [id])
  }

  /** The match, which nobody else changes before the transaction ends. Lock it before its profiles. */
  lock(tx: Tx, id: string): Promise<MatchRow | undefined> {
    return tx.maybeOne<MatchRow>(`select ${COLUMNS} ${FROM} where m.id = $1 for no key update of m`, [id])
  }

  /** Those of these matches that nobody else holds, locked in the order of their ids; waits for nobody. */
  lockFree(tx: Tx, ids: readonly MatchId[]): Promise<MatchRow[]> {
    return tx.rows<MatchRow>(`select ${COLUMNS} ${FROM} where m.id = any($1::uuid[]) order by m.id for no key update of m skip locked`, [ids])
  }

  /** The same, waiting for whoever holds one. */
  lockMany(tx: Tx, ids: readonly MatchId[]): Promise<MatchRow[]> {
    return tx.rows<MatchRow>(`select ${COLUMNS} ${FROM} where m.id = any($1::uuid[]) order by m.id for no key update of m`, [ids])
  }

  /** A person's matches, those that wait for an answer first. */
  ofPerson(personId: PersonId, first: number): Promise<MatchRow[]> {
    return this.database.rows<MatchRow>({
      name: 'mentoring.matches-of-person', text: `select ${COLUMNS} ${FROM} where m.mentee_person_id = $1 or m.mentor_person_id = $1 order by ${RANK}, m.proposed_at desc, m.id limit $2`,
    }, [personId, first])
  }

  /**
   * Matches of a scheme, newest first; one more than asked. `people`: whom a search found. `me`: who asks; what is blind for them is not
   * found by the name of the other, and what came to nothing not by whether the other declined.
   */
  async page(schemeId: string, me: PersonId | undefined, states: readonly string[], people: readonly PersonId[] | undefined, first: number, after: readonly [at: string, id: string] | undefined): Promise<{ rows: MatchRow[]; total: number }> {
    const filter = `m.scheme_id = $1 and (cardinality($2::text[]) = 0 or case when m.state = any(${ALIKE}) and $4::uuid in (m.mentee_person_id, m.mentor_person_id) then $2::text[] @> ${ALIKE} else m.state = any($2) end)
      and ($3::uuid[] is null or m.mentee_person_id = any($3) or m.mentor_person_id = any($3))
      and ($3::uuid[] is null or not m.blind or m.agreed_at is not null or $4::uuid is null or $4 not in (m.mentee_person_id, m.mentor_person_id))`
    const values = [schemeId, states, people ?? null, me ?? null]
    const [rows, { total }] = await Promise.all([
      this.database.rows<MatchRow>(
        `select ${COLUMNS} ${FROM} where ${filter} and ($5::timestamptz is null or (m.proposed_at, m.id) < ($5, $6::uuid)) order by m.proposed_at desc, m.id desc limit $7`,
        [...values, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>(`select count(*) as total from mentoring.match m where ${filter}`, values),
    ])
    return { rows, total }
  }

  /** Which people of a scheme's matches there are, to search by name among. */
  async people(schemeId: string): Promise<PersonId[]> {
    const rows = await this.database.rows<{ id: PersonId }>('select distinct unnest(array[m.mentee_person_id, m.mentor_person_id]) as id from mentoring.match m where m.scheme_id = $1', [schemeId])
    return rows.map(({ id }) => id)
  }

  /** Proposals whose time is over, in the order of their ids, after `after`. */
  async overdue(now: Date, after: MatchId | undefined, limit: number): Promise<MatchId[]> {
    const rows = await this.database.rows<{ id: MatchId }>(
      `select m.id from mentoring.match m where m.state in ('proposed', 'accepted_by_one') and m.answer_by <= $1 and ($2::uuid is null or m.id > $2) order by m.id limit $3`, [now, after ?? null, limit])
    return rows.map(({ id }) => id)
  }

  /** Relationships whose planned end and days of grace have passed by `today`, in the order of their ids, after `after`. */
  async pastGrace(today: PlainDate, after: MatchId | undefined, limit: number): Promise<MatchId[]> {
    const rows = await this.database.rows<{ id: MatchId }>(
      `select m.id from mentoring.match m join mentoring.scheme s on s.id = m.scheme_id
       where m.state in ('agreed', 'active', 'on_hold') and m.ends_on < $1 and m.ends_on + ${GRACE} <= $1 and ($2::uuid is null or m.id > $2) order by m.id limit $3`, [today, after ?? null, limit])
    return rows.map(({ id }) => id)
  }

  /** Live matches of a profile. */
  async liveOf(profileId: string): Promise<{ readonly id: MatchId; readonly side: Side }[]> {
    return this.database.rows(
      `select m.id, case when m.mentee_profile_id = $1 then 'mentee' else 'mentor' end as side from mentoring.match m
       where (m.mentee_profile_id = $1 or m.mentor_profile_id = $1) and m.state in ('proposed', 'accepted_by_one', 'agreed', 'active', 'on_hold') order by m.id`, [profileId])
  }

  /** A person's live matches, with the organisation for which they take part. */
  async liveOfPerson(personId: string): Promise<{ readonly id: MatchId; readonly side: Side; readonly organisationId: OrganisationId }[]> {
    return this.database.rows(
      `select m.id, p.side, p.organisation_id as "organisationId" from mentoring.match m join mentoring.profile p on p.id in (m.mentee_profile_id, m.mentor_profile_id) and p.person_id = $1
       where (m.mentee_person_id = $1 or m.mentor_person_id = $1) and m.state in ('proposed', 'accepted_by_one', 'agreed', 'active', 'on_hold') order by m.id`, [personId])
  }

  /** Proposals of a published scenario, in order of their ids. */
  ofScenario(on: Executor, scenarioId: string, after: string | undefined, limit: number): Promise<MatchRow[]> {
    return on.rows<MatchRow>(`select ${COLUMNS} ${FROM} where m.scenario_id = $1 and ($2::uuid is null or m.id > $2) order by m.id limit $3`, [scenarioId, after ?? null, limit])
  }
}
