import type { Pool } from 'pg'
import { newId, type OrganisationId, type PersonId } from '#kernel'
import { defaultSettings, type MatchId, type MatchState, type ProfileDetails, type ProfileId, type SchemeId, type SchemeKind, type SchemeSettings, type SchemeState, type Side } from '../domain/index.js'

export interface FixtureProfile {
  readonly side: Side
  readonly organisationId: OrganisationId
  readonly capacity?: number
  readonly state?: 'draft' | 'ready' | 'paused' | 'withdrawn'
  readonly details?: ProfileDetails
  readonly wants?: readonly string[]
  readonly offers?: readonly string[]
}

/** Puts schemes, profiles and matches straight into a test's database, for specs whose subject is something else. */
export class MentoringFixture {
  constructor(private readonly pool: Pool) {}

  /** A published framework of three skills and two levels; answers its version. */
  async framework(): Promise<string> {
    const [framework, version] = [newId(), newId()]
    await this.pool.query('insert into competency.framework (id, key, name, created_at) values ($1, $2, $2, now())', [framework, `framework-${framework.slice(-8)}`])
    await this.pool.query(`insert into competency.framework_version (id, framework_id, version, status, imported_at, published_at) values ($1, $2, '1.0', 'published', now(), now())`, [version, framework])
    for (const [rank, key] of ['aware', 'expert'].entries()) await this.pool.query(`insert into competency.level (version_id, key, rank, name, description) values ($1, $2, $3, $2, '')`, [version, key, rank + 1])
    for (const [position, key] of ['data', 'design', 'delivery'].entries()) await this.pool.query(`insert into competency.skill (version_id, key, name, description, position) values ($1, $2, initcap($2), '', $3)`, [version, key, position])
    return version
  }

  async scheme(organisationId: OrganisationId, options: { readonly kind?: SchemeKind; readonly state?: SchemeState; readonly settings?: Partial<SchemeSettings>; readonly restricted?: boolean; readonly frameworkVersionId?: string } = {}): Promise<SchemeId> {
    const id = newId<SchemeId>()
    const { kind = 'reverse', state = 'open', settings = {}, restricted = false } = options
    await this.pool.query(
      `insert into mentoring.scheme (id, organisation_id, kind, state, title, summary, restricted, declaration, framework_version_id, settings, created_at, updated_at)
       values ($1, $2, $3, $4, 'Two-way mentoring', 'Leaders learn from each other.', $5, $6, $7, $8, now(), now())`,
      [id, organisationId, kind, state, restricted, restricted ? 'I am early in my career and from a group that is under-represented in digital work.' : '',
        options.frameworkVersionId ?? (await this.framework()), JSON.stringify({ ...defaultSettings(kind), ...settings })])
    return id
  }

  async profile(schemeId: SchemeId, personId: PersonId, { side, organisationId, capacity = 1, state = 'ready', details = {}, wants = [], offers = [] }: FixtureProfile): Promise<ProfileId> {
    const id = newId<ProfileId>()
    const filled: ProfileDetails = { headline: 'Somebody', goals: 'To learn.', background: side === 'mentor' ? 'digital' : 'non_digital', seniority: 'manager', sector: 'housing', modes: ['video'], languages: ['en'], times: 3, ...details }
    await this.pool.query(
      `insert into mentoring.profile (id, scheme_id, person_id, side, state, organisation_id, details, capacity, submitted_at, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, now(), now(), now())`,
      [id, schemeId, personId, side, state, organisationId, JSON.stringify(filled), side === 'mentee' ? 1 : capacity])
    for (const [direction, skills] of [['wants', wants], ['offers', offers]] as const) {
      for (const [position, key] of skills.entries()) await this.pool.query('insert into mentoring.profile_skill (profile_id, direction, skill_key, position) values ($1, $2, $3, $4)', [id, direction, key, position])
    }
    return id
  }

  /** A match in a state, with its seats taken. */
  async match(schemeId: SchemeId, menteeProfileId: ProfileId, mentorProfileId: ProfileId, state: MatchState = 'proposed', at = new Date('2026-05-01T09:00:00Z')): Promise<MatchId> {
    const id = newId<MatchId>()
    const live = ['proposed', 'accepted_by_one', 'agreed', 'active', 'on_hold'].includes(state)
    const agreed = ['agreed', 'active', 'on_hold', 'completed', 'ended_early'].includes(state)
    await this.pool.query(
      `insert into mentoring.match (id, scheme_id, source, mentee_profile_id, mentor_profile_id, mentee_person_id, mentor_person_id, state, reasons, blind, proposed_at, answer_by, agreed_at, started_at, ends_on, ended_at, updated_at)
       select $1, $2, 'by_hand', e.id, r.id, e.person_id, r.person_id, $5::text, '[]', false, $6::timestamptz, $6::timestamptz + interval '7 days',
         case when $7 then $6::timestamptz end, case when $5::text in ('active', 'on_hold', 'completed') then $6::timestamptz end, case when $7 then ($6::timestamptz + interval '9 months')::date end, case when $8 then null else $6::timestamptz end, $6::timestamptz
       from mentoring.profile e, mentoring.profile r where e.id = $3 and r.id = $4`,
      [id, schemeId, menteeProfileId, mentorProfileId, state, at, agreed, live])
    if (live) await this.pool.query('update mentoring.profile set taken = taken + 1 where id = any($1::uuid[])', [[menteeProfileId, mentorProfileId]])
    return id
  }
}
