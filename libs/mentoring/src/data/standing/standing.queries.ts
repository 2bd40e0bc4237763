import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { Database, type Executor } from '#platform/database'
import type { MatchId, MatchState, ProfileId, ProfileState, RoundId, RoundState, ScenarioId, ScenarioState, SchemeId, SchemeState, Side } from '../../domain/index.js'

/** Where a scheme stands, and whether one person takes part in it. */
export interface SchemeStandingRow {
  readonly schemeId: SchemeId
  readonly schemeState: SchemeState
  /** The organisation that runs the scheme. */
  readonly ownerId: OrganisationId
  readonly takesPart: boolean
}

export interface ProfileStandingRow extends SchemeStandingRow {
  readonly profileId: ProfileId
  readonly profileState: ProfileState
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly side: Side
}

export interface RoundStandingRow extends SchemeStandingRow {
  readonly roundId: RoundId
  readonly roundState: RoundState
}

export interface ScenarioStandingRow extends RoundStandingRow {
  readonly scenarioId: ScenarioId
  readonly scenarioState: ScenarioState
}

export interface MatchStandingRow extends SchemeStandingRow {
  readonly matchId: MatchId
  readonly matchState: MatchState
  readonly menteePersonId: PersonId
  readonly mentorPersonId: PersonId
}

const SCHEME = `s.id as "schemeId", s.state as "schemeState", s.organisation_id as "ownerId",
  exists (select from mentoring.profile mine where mine.scheme_id = s.id and mine.person_id = $2::uuid and mine.state <> 'withdrawn') as "takesPart"`

/** The facts behind every access decision, one statement each. `$2` is the person who asks, or null. */
@Injectable()
export class StandingQueries {
  constructor(private readonly database: Database) {}

  schemes(ids: readonly string[], personId: PersonId | undefined, on: Executor = this.database): Promise<SchemeStandingRow[]> {
    return on.rows<SchemeStandingRow>({ name: 'mentoring.scheme-standing', text: `select ${SCHEME} from mentoring.scheme s where s.id = any($1::uuid[])` }, [ids, personId ?? null])
  }

  profiles(ids: readonly string[], personId: PersonId | undefined, on: Executor = this.database): Promise<ProfileStandingRow[]> {
    return on.rows<ProfileStandingRow>({
      name: 'mentoring.profile-standing',
      text: `select ${SCHEME}, p.id as "profileId", p.state as "profileState", p.person_id as "personId", p.organisation_id as "organisationId", p.side
        from mentoring.profile p join mentoring.scheme s on s.id = p.scheme_id where p.id = any($1::uuid[])`,
    }, [ids, personId ?? null])
  }

  rounds(ids: readonly string[], personId: PersonId | undefined, on: Executor = this.database): Promise<RoundStandingRow[]> {
    return on.rows<RoundStandingRow>({
      name: 'mentoring.round-standing',
      text: `select ${SCHEME}, r.id as "roundId", r.state as "roundState" from mentoring.match_round r join mentoring.scheme s on s.id = r.scheme_id where r.id = any($1::uuid[])`,
    }, [ids, personId ?? null])
  }

  scenarios(ids: readonly string[], personId: PersonId | undefined, on: Executor = this.database): Promise<ScenarioStandingRow[]> {
    return on.rows<ScenarioStandingRow>({
      name: 'mentoring.scenario-standing',
      text: `select ${SCHEME}, r.id as "roundId", r.state as "roundState", c.id as "scenarioId", c.state as "scenarioState"
        from mentoring.scenario c join mentoring.match_round r on r.id = c.round_id join mentoring.scheme s on s.id = r.scheme_id where c.id = any($1::uuid[])`,
    }, [ids, personId ?? null])
  }

  matches(ids: readonly string[], personId: PersonId | undefined, on: Executor = this.database): Promise<MatchStandingRow[]> {
    return on.rows<MatchStandingRow>({
      name: 'mentoring.match-standing',
      text: `select ${SCHEME}, m.id as "matchId", m.state as "matchState", m.mentee_person_id as "menteePersonId", m.mentor_person_id as "mentorPersonId"
        from mentoring.match m join mentoring.scheme s on s.id = m.scheme_id where m.id = any($1::uuid[])`,
    }, [ids, personId ?? null])
  }
}
