import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import { SCHEME_COLUMNS, type SchemeRow } from '../schemes/scheme.queries.js'
import { type ChosenSkill, LIVE_MATCH_STATES, type MatchState, type ProfileDetails, type ProfileId, type ProfileState, type SchemeId, type Side } from '../../domain/index.js'

export interface ProfileRow {
  readonly id: ProfileId
  readonly schemeId: SchemeId
  readonly personId: PersonId
  readonly side: Side
  readonly state: ProfileState
  /** The organisation for which they take part. */
  readonly organisationId: OrganisationId
  readonly details: ProfileDetails
  readonly capacity: number
  /** Seats taken by live matches. */
  readonly taken: number
  /** Basis points. */
  readonly priority: number
  readonly declaredAt: Date | null
  readonly submittedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** Most important first. */
export interface ProfileSkills {
  readonly wants: readonly ChosenSkill[]
  readonly offers: readonly ChosenSkill[]
}

export const NO_SKILLS: ProfileSkills = { wants: [], offers: [] }

export const PROFILE_COLUMNS = `p.id, p.scheme_id as "schemeId", p.person_id as "personId", p.side, p.state, p.organisation_id as "organisationId", p.details, p.capacity, p.taken, p.priority,
  p.declared_at as "declaredAt", p.submitted_at as "submittedAt", p.version, p.created_at as "createdAt", p.updated_at as "updatedAt"`

/** A profile together with all that its own page shows. */
export interface OwnProfileRow extends ProfileRow {
  readonly scheme: SchemeRow
  readonly skills: ProfileSkills
}

/** As JSON has it. */
type StoredScheme = Omit<SchemeRow, 'createdAt' | 'updatedAt'> & Readonly<Record<'createdAt' | 'updatedAt', string>>

const chosen = (direction: 'wants' | 'offers'): string =>
  `coalesce((select json_agg(json_build_object('key', k.skill_key, 'level', k.level_key) order by k.position) from mentoring.profile_skill k where k.profile_id = p.id and k.direction = '${direction}'), '[]'::json)`

const LIVE = '(m.mentee_profile_id = $1 or m.mentor_profile_id = $1) and m.state = any($2)'

/** Profiles without what is private to their people: for that see `PrivatePreferenceQueries`. */
@Injectable()
export class ProfileQueries {
  constructor(private readonly database: Database) {}

  /** The profiles among these ids, ordered by id. */
  byIds(ids: readonly string[], on: Executor = this.database): Promise<ProfileRow[]> {
    return on.rows<ProfileRow>({ name: 'mentoring.profiles', text: `select ${PROFILE_COLUMNS} from mentoring.profile p where p.id = any($1::uuid[]) order by p.id` }, [ids])
  }

  /** The same, locked until the transaction ends; always in the order of their ids, so that no two transactions wait for each other. */
  lockMany(tx: Tx, ids: readonly string[]): Promise<ProfileRow[]> {
    return tx.rows<ProfileRow>(`select ${PROFILE_COLUMNS} from mentoring.profile p where p.id = any($1::uuid[]) order by p.id for no key update`, [ids])
  }

  /** Those of these profiles that nobody else holds, locked; waits for nobody. */
  async lockFree(tx: Tx, ids: readonly ProfileId[]): Promise<ReadonlySet<ProfileId>> {
    const rows = await tx.rows<{ id: ProfileId }>('select p.id from mentoring.profile p where p.id = any($1::uuid[]) order by p.id for no key update skip locked', [ids])
    return new Set(rows.map(({ id }) => id))
  }

  /** What each wants to learn and can teach; empty lists for those who chose nothing. */
  async skillsOf(ids: readonly string[], on: Executor = this.database): Promise<ReadonlyMap<ProfileId, ProfileSkills>> {
    const rows = await on.rows<{ profileId: ProfileId } & ProfileSkills>({
      name: 'mentoring.profile-skills',
      text: `select k.profile_id as "profileId",
          coalesce(json_agg(json_build_object('key', k.skill_key, 'level', k.level_key) order by k.position) filter (where k.direction = 'wants'), '[]') as wants,
          coalesce(json_agg(json_build_object('key', k.skill_key, 'level', k.level_key) order by k.position) filter (where k.direction = 'offers'), '[]') as offers
        from mentoring.profile_skill k where k.profile_id = any($1::uuid[]) group by k.profile_id`,
    }, [ids])
    return new Map(rows.map(({ profileId, wants, offers }) => [profileId, { wants, offers }]))
  }

  /** All profiles of a person with their schemes and skills, newest first: one statement. */
  async ofPerson(personId: string): Promise<OwnProfileRow[]> {
    const rows = await this.database.rows<ProfileRow & { readonly scheme: StoredScheme; readonly skills: ProfileSkills }>({
      name: 'mentoring.profiles-of-person',
      text: `select ${PROFILE_COLUMNS}, json_build_object('wants', ${chosen('wants')}, 'offers', ${chosen('offers')}) as skills,
          (select row_to_json(x) from (select ${SCHEME_COLUMNS}) x) as scheme
        from mentoring.profile p join mentoring.scheme s on s.id = p.scheme_id where p.person_id = $1 order by p.created_at desc, p.id`,
    }, [personId])
    return rows.map(({ scheme, ...row }) => ({ ...row, scheme: { ...scheme, createdAt: new Date(scheme.createdAt), updatedAt: new Date(scheme.updatedAt) } }))
  }

  /** The one profile that a person can have on a side of a scheme. */
  onSide(schemeId: string, personId: string, side: Side, on: Executor = this.database): Promise<ProfileRow | undefined> {
    return on.maybeOne<ProfileRow>(`select ${PROFILE_COLUMNS} from mentoring.profile p where p.scheme_id = $1 and p.person_id = $2 and p.side = $3`, [schemeId, personId, side])
  }

  /** Answers whether it was made: there may be one already. */
  async begin(tx: Tx, row: Pick<ProfileRow, 'id' | 'schemeId' | 'personId' | 'side' | 'organisationId' | 'details' | 'capacity'>, now: Date): Promise<boolean> {
    const made = await tx.run(
      `insert into mentoring.profile (id, scheme_id, person_id, side, state, organisation_id, details, capacity, created_at, updated_at)
       values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $8) on conflict (scheme_id, person_id, side) do nothing`,
      [row.id, row.schemeId, row.personId, row.side, row.organisationId, JSON.stringify(row.details), row.capacity, now])
    return made > 0
  }

  async save(tx: Tx, id: ProfileId, { details, capacity, organisationId }: Pick<ProfileRow, 'details' | 'capacity' | 'organisationId'>, now: Date): Promise<void> {
    await tx.run('update mentoring.profile set details = $2, capacity = $3, organisation_id = $4, version = version + 1, updated_at = $5 where id = $1', [id, JSON.stringify(details), capacity, organisationId, now])
  }

  async setState(tx: Tx, id: ProfileId, state: ProfileState, now: Date): Promise<void> {
    await tx.run(
      `update mentoring.profile set state = $2, submitted_at = case when $2 = 'ready' then coalesce(submitted_at, $3) else submitted_at end, version = version + 1, updated_at = $3 where id = $1`, [id, state, now])
  }

  async declare(tx: Tx, id: ProfileId, declaredAt: Date | null, now: Date): Promise<void> {
    await tx.run('update mentoring.profile set declared_at = $2, version = version + 1, updated_at = $3 where id = $1', [id, declaredAt, now])
  }

  async replaceSkills(tx: Tx, id: ProfileId, direction: 'wants' | 'offers', skills: readonly ChosenSkill[]): Promise<void> {
    await tx.run('delete from mentoring.profile_skill where profile_id = $1 and direction = $2', [id, direction])
    await tx.run(
      `insert into mentoring.profile_skill (profile_id, direction, skill_key, level_key, position)
       select $1, $2, s.key, s.level, s.position from json_to_recordset($3::json) as s(key text, level text, position int)`,
      [id, direction, JSON.stringify(skills.map((skill, position) => ({ ...skill, position })))])
  }

  /** Only a draft that never took part goes for good, with its wishes and the like; answers whether it did. */
  async remove(tx: Tx, id: ProfileId): Promise<boolean> {
    return (await tx.run(
      `delete from mentoring.profile p where p.id = $1 and p.state = 'draft'
         and not exists (select from mentoring.match m where p.id in (m.mentee_profile_id, m.mentor_profile_id))
         and not exists (select from mentoring.round_participant r where r.profile_id = p.id)`, [id])) > 0
  }

  /** Locks the live matches of a profile until the transaction ends: before the profile itself, as whoever answers a proposal does. */
  async holdLiveMatches(tx: Tx, id: ProfileId): Promise<void> {
    await tx.run(`select from mentoring.match m where ${LIVE} order by m.id for share`, [id, LIVE_MATCH_STATES])
  }

  /** States of the live matches that a profile has. */
  async liveMatches(id: ProfileId, on: Executor): Promise<readonly MatchState[]> {
    const rows = await on.rows<{ state: MatchState }>(`select m.state from mentoring.match m where ${LIVE}`, [id, LIVE_MATCH_STATES])
    return rows.map(({ state }) => state)
  }
}
