import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { IntakeCounts, ProfileId, RoundId, SchemeId, SchemeSettings, Side } from '../../domain/index.js'

export interface CandidateRow {
  readonly profileId: ProfileId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly side: Side
}

/** How far the participants of a scheme are. */
export interface IntakeRow extends IntakeCounts {
  /** Profiles begun and not submitted, by side. */
  readonly menteesInDraft: number
  readonly mentorsInDraft: number
}

/** Free seats: a mentor's as far as the scheme lets one mentor have mentees. `$2` is that number. */
const FREE = `(case when p.side = 'mentor' then least(p.capacity, $2::int) else p.capacity end - p.taken)`
const FACT_FIELDS = `'background', 'seniority', 'sector', 'modes', 'languages', 'times', 'values', 'choice'`
const SKILLS = (direction: string): string => `coalesce((select jsonb_agg(k.skill_key order by k.position) from mentoring.profile_skill k where k.profile_id = p.id and k.direction = '${direction}'), '[]')`

// The planner takes the rows of a round for one, as they are new, and would compare all with all. `offset 0` has whoever stands on the right of a join
// looked up by an index of the table for each row on the left.
const ALL = (alias: string, side: Side): string => `(select profile_id, person_id from mentoring.round_participant where round_id = $1 and side = '${side}' offset 0) ${alias}`
const EACH = (alias: string, side: Side, condition: string): string => `cross join lateral (select p.profile_id, p.person_id from mentoring.round_participant p where p.round_id = $1 and p.side = '${side}' and p.${condition} offset 0) ${alias}`
const MENTEES = ALL('e', 'mentee')
const mentee = (condition: string): string => EACH('e', 'mentee', condition)
const mentor = (condition: string): string => EACH('r', 'mentor', condition)
const AVOIDED_PERSON = `(select profile_id, person_id from mentoring.profile_avoid where person_id is not null offset 0) a`
const AVOIDED_ORGANISATION = `(select profile_id, organisation_id from mentoring.profile_avoid where organisation_id is not null offset 0) a`
const AVOIDED_ADDRESS = `(select v.profile_id, k."personId" as person_id from json_to_recordset($3::json) as k(email text, "personId" uuid) join mentoring.profile_avoid v on v.email = k.email offset 0) a`
const failed = (own: Side, other: Side): string =>
  `cross join lateral (select m.${other}_person_id as person_id from mentoring.match m where m.${own}_person_id = e.person_id and m.state in ('declined', 'ended_early') offset 0) m`
const apart = (kind: string, rank: number, from: string): string => `select e.profile_id as mentee, r.profile_id as mentor, '${kind}' as kind, ${rank} as rank from ${from}`

/** Takes the input of a round, all of it as it is at one moment. */
@Injectable()
export class IntakeQueries {
  constructor(private readonly database: Database) {}

  counts(schemeId: string, mostMentees: number, on: Executor = this.database): Promise<IntakeRow> {
    return on.one<IntakeRow>(
      `select count(*) filter (where p.side = 'mentee' and p.state = 'ready' and ${FREE} > 0) as mentees, count(*) filter (where p.side = 'mentor' and p.state = 'ready') as mentors,
         coalesce(sum(greatest(${FREE}, 0)) filter (where p.side = 'mentor' and p.state = 'ready'), 0)::int as seats,
         count(*) filter (where p.side = 'mentee' and p.state = 'draft') as "menteesInDraft", count(*) filter (where p.side = 'mentor' and p.state = 'draft') as "mentorsInDraft"
       from mentoring.profile p where p.scheme_id = $1`, [schemeId, mostMentees])
  }

  /** Ready profiles with a free seat; none of them changes before the transaction ends. */
  lockCandidates(tx: Tx, schemeId: SchemeId, mostMentees: number): Promise<CandidateRow[]> {
    return tx.rows<CandidateRow>(
      `select p.id as "profileId", p.person_id as "personId", p.organisation_id as "organisationId", p.side from mentoring.profile p
       where p.scheme_id = $1 and p.state = 'ready' and ${FREE} > 0 order by p.id for share`, [schemeId, mostMentees])
  }

  /** The snapshot: these profiles with their skills, wishes and background, in one statement. In a blind scheme nobody has wishes, whatever they wished before it was. */
  async snapshot(tx: Tx, roundId: RoundId, { mostMentees, blind }: Pick<SchemeSettings, 'mostMentees' | 'blind'>, profileIds: readonly ProfileId[], regions: readonly { readonly organisationId: string; readonly region: string }[]): Promise<number> {
    return tx.run(
      `insert into mentoring.round_participant (round_id, profile_id, person_id, organisation_id, side, seats, priority, facts)
       select $1, p.id, p.person_id, p.organisation_id, p.side, ${FREE}, p.priority, jsonb_build_object(
         'details', (select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(p.details) f where f.key in (${FACT_FIELDS})),
         'wants', ${SKILLS('wants')}, 'offers', ${SKILLS('offers')},
         'wishes', coalesce((select jsonb_agg(w.person_id order by w.position) from mentoring.profile_wish w where w.profile_id = p.id and not $5::boolean), '[]'),
         'tags', coalesce((select to_jsonb(b.tags) from mentoring.profile_background b where b.profile_id = p.id), '[]'),
         'region', g.region)
       from mentoring.profile p left join json_to_recordset($4::json) as g("organisationId" uuid, region text) on g."organisationId" = p.organisation_id
       where p.id = any($3::uuid[])`, [roundId, mostMentees, profileIds, JSON.stringify(regions), blind])
  }

  /** Addresses that participants of the round avoid, each once: the directory says whose they are. */
  async avoidedAddresses(tx: Tx, roundId: RoundId): Promise<readonly string[]> {
    const rows = await tx.rows<{ email: string }>(
      `select distinct a.email from mentoring.profile_avoid a where a.email is not null and exists (select from mentoring.round_participant n where n.round_id = $1 and n.profile_id = a.profile_id)`, [roundId])
    return rows.map(({ email }) => email)
  }

  /**
   * Who must not be paired with whom among the participants: the same person, whom one of them avoids (people, addresses, and whole organisations), and pairs
   * that were declined or ended early before. Line management and whose an address is come from the directory. One row a pair, whatever keeps it apart.
   */
  async barriers(
    tx: Tx, roundId: RoundId, lines: readonly { readonly personId: PersonId; readonly managerId: PersonId }[], holders: readonly { readonly email: string; readonly personId: PersonId }[],
  ): Promise<void> {
    await tx.run(
      `with line as (select "personId" as person_id, "managerId" as manager_id from json_to_recordset($2::json) as l("personId" uuid, "managerId" uuid)),
       apart as (
         ${apart('same_person', 1, `${MENTEES} ${mentor('person_id = e.person_id')}`)}
         union all ${apart('line_management', 2, `line l ${mentee('person_id = l.person_id')} ${mentor('person_id = l.manager_id')}`)}
         union all ${apart('line_management', 2, `line l ${mentee('person_id = l.manager_id')} ${mentor('person_id = l.person_id')}`)}
         union all ${apart('avoided', 3, `${AVOIDED_PERSON} ${mentee('profile_id = a.profile_id')} ${mentor('person_id = a.person_id')}`)}
         union all ${apart('avoided', 3, `${AVOIDED_ORGANISATION} ${mentee('profile_id = a.profile_id')} ${mentor('organisation_id = a.organisation_id')}`)}
         union all ${apart('avoided', 3, `${AVOIDED_PERSON} ${mentor('profile_id = a.profile_id')} ${mentee('person_id = a.person_id')}`)}
         union all ${apart('avoided', 3, `${AVOIDED_ORGANISATION} ${mentor('profile_id = a.profile_id')} ${mentee('organisation_id = a.organisation_id')}`)}
         union all ${apart('avoided', 3, `${AVOIDED_ADDRESS} ${mentee('profile_id = a.profile_id')} ${mentor('person_id = a.person_id')}`)}
         union all ${apart('avoided', 3, `${AVOIDED_ADDRESS} ${mentor('profile_id = a.profile_id')} ${mentee('person_id = a.person_id')}`)}
         union all ${apart('failed_before', 4, `${MENTEES} ${failed('mentee', 'mentor')} ${mentor('person_id = m.person_id')}`)}
         union all ${apart('failed_before', 4, `${MENTEES} ${failed('mentor', 'mentee')} ${mentor('person_id = m.person_id')}`)})
       insert into mentoring.round_barrier (round_id, mentee_profile_id, mentor_profile_id, kind)
       select distinct on (mentee, mentor) $1, mentee, mentor, kind from apart order by mentee, mentor, rank`,
      [roundId, JSON.stringify(lines), JSON.stringify(holders)])
  }
}
