import { Injectable } from '@nestjs/common'
import { Database, type Executor } from '#platform/database'
import type { PairOfProfiles, Points, ProfileId, ScenarioId } from '../../domain/index.js'

export interface ScenarioPairRow extends PairOfProfiles {
  readonly scenarioId: ScenarioId
  /** Of all criteria: never shown. */
  readonly points: number
  /** Of public criteria. */
  readonly publicPoints: number
  /** By every criterion: private ones are left out before it is shown. */
  readonly breakdown: readonly Points[]
  readonly locked: boolean
  readonly kept: boolean
}

export interface UnplacedRow {
  readonly profileId: ProfileId
  readonly unplaced: { readonly reason: string; readonly eligible: number; readonly removedBy: Readonly<Record<string, number>>; readonly nearest?: { readonly hostId: ProfileId; readonly missing: number } }
}

export interface SeatValueRow {
  readonly profileId: ProfileId
  readonly value: number
  readonly placesOneMore: boolean
}

export interface PairFilter {
  /** Profiles on either side; absent for all. */
  readonly profileIds?: readonly string[] | undefined
  readonly lockedOnly: boolean
  /** Pairs with at most so many basis points. */
  readonly mostPoints?: number | undefined
}

const PAIR = `p.scenario_id as "scenarioId", p.mentee_profile_id as "menteeProfileId", p.mentor_profile_id as "mentorProfileId", p.points, p.public_points as "publicPoints", p.breakdown, p.locked, p.kept`
const FILTER = `p.scenario_id = $1 and ($2::uuid[] is null or p.mentee_profile_id = any($2) or p.mentor_profile_id = any($2)) and (not $3::boolean or p.locked) and ($4::int is null or p.public_points <= $4)`

/** What a solved scenario says. */
@Injectable()
export class SolutionQueries {
  constructor(private readonly database: Database) {}

  /** Pairs with the lowest score first, for those who review; one more than asked. */
  async pairs(scenarioId: string, filter: PairFilter, first: number, after: readonly [points: number, id: string] | undefined): Promise<{ rows: ScenarioPairRow[]; total: number }> {
    const values = [scenarioId, filter.profileIds ?? null, filter.lockedOnly, filter.mostPoints ?? null]
    const [rows, { total }] = await Promise.all([
      this.database.rows<ScenarioPairRow>(
        `select ${PAIR} from mentoring.scenario_pair p where ${FILTER} and ($5::int is null or (p.public_points, p.mentee_profile_id) > ($5, $6::uuid)) order by p.public_points, p.mentee_profile_id limit $7`,
        [...values, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>(`select count(*) as total from mentoring.scenario_pair p where ${FILTER}`, values),
    ])
    return { rows, total }
  }

  allPairs(scenarioId: string, on: Executor = this.database): Promise<ScenarioPairRow[]> {
    return on.rows<ScenarioPairRow>({ name: 'mentoring.scenario-pairs', text: `select ${PAIR} from mentoring.scenario_pair p where p.scenario_id = $1 order by p.public_points desc, p.mentee_profile_id` }, [scenarioId])
  }

  pairIds(scenarioId: string, on: Executor = this.database): Promise<PairOfProfiles[]> {
    return on.rows<PairOfProfiles>(`select mentee_profile_id as "menteeProfileId", mentor_profile_id as "mentorProfileId" from mentoring.scenario_pair where scenario_id = $1 order by 1`, [scenarioId])
  }

  /** The match of a mentee and those of a mentor. */
  around(scenarioId: string, { menteeProfileId, mentorProfileId }: PairOfProfiles): Promise<ScenarioPairRow[]> {
    return this.database.rows<ScenarioPairRow>({
      name: 'mentoring.scenario-pairs-around',
      text: `select ${PAIR} from mentoring.scenario_pair p where p.scenario_id = $1 and (p.mentee_profile_id = $2 or p.mentor_profile_id = $3)`,
    }, [scenarioId, menteeProfileId, mentorProfileId])
  }

  prices(scenarioId: string, profileIds: readonly string[]): Promise<{ readonly id: ProfileId; readonly price: string; readonly must: boolean }[]> {
    return this.database.rows(`select profile_id as id, price, must from mentoring.scenario_standing where scenario_id = $1 and profile_id = any($2::uuid[])`, [scenarioId, profileIds])
  }

  /** People without a match, the hardest cases first: those with the fewest possible mentors. One more than asked. */
  async unplaced(scenarioId: string, first: number, after: readonly [eligible: number, id: string] | undefined): Promise<{ rows: UnplacedRow[]; total: number }> {
    const eligible = `(s.unplaced->>'eligible')::int`
    const [rows, { total }] = await Promise.all([
      this.database.rows<UnplacedRow>(
        `select s.profile_id as "profileId", s.unplaced from mentoring.scenario_standing s where s.scenario_id = $1 and s.unplaced is not null
           and ($2::int is null or (${eligible}, s.profile_id) > ($2, $3::uuid)) order by ${eligible}, s.profile_id limit $4`,
        [scenarioId, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>('select count(*) as total from mentoring.scenario_standing where scenario_id = $1 and unplaced is not null', [scenarioId]),
    ])
    return { rows, total }
  }

  /** Mentors where one more seat would add something, the best first; so many at most. */
  seatValues(scenarioId: string, most: number): Promise<SeatValueRow[]> {
    return this.database.rows<SeatValueRow>(
      `select s.profile_id as "profileId", (s.seat->>'value')::int as value, (s.seat->>'placesOneMore')::boolean as "placesOneMore" from mentoring.scenario_standing s
       where s.scenario_id = $1 and s.seat is not null order by 3 desc, 2 desc, 1 limit $2`, [scenarioId, most])
  }
}
