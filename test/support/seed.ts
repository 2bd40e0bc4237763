import type { Pool } from 'pg'
import { newId, type OrganisationId, type PersonId } from '#kernel'
import type { PersonActor, Role } from '#platform/access'

export interface SeededPerson {
  readonly id: PersonId
  readonly email: string
  /** The subject under which the test's issuer knows them. */
  readonly subject: string
  /** The person as an actor with the roles they were given. */
  readonly actor: PersonActor
}

export interface SeedPersonOptions {
  readonly givenName?: string
  readonly familyName?: string
  readonly email?: string
  /** Roles held since 2020, by organisation. */
  readonly roles?: readonly (readonly [Role, OrganisationId])[]
  /** The issuer whose account (subject = email) is linked to the person. */
  readonly issuer?: string
}

/** Puts known people and organisations straight into a test's database. */
export class Seed {
  private count = 0

  constructor(private readonly pool: Pool) {}

  async organisation(options: { name?: string; kind?: string; region?: string; code?: string | null } = {}): Promise<OrganisationId> {
    const id = newId<OrganisationId>()
    const number = ++this.count
    const { name = `Borough ${number}`, kind = 'council', region = 'South East', code = `E07${String(number).padStart(6, '0')}` } = options
    await this.pool.query(
      `insert into directory.organisation (id, kind, code, name, short_name, nation, region, tier, updated_at) values ($1, $2, $3, $4, $4, 'england', $5, 'district', now())`,
      [id, kind, code, name, region])
    return id
  }

  async person({ givenName = 'Sam', familyName, email, roles = [], issuer }: SeedPersonOptions = {}): Promise<SeededPerson> {
    const id = newId<PersonId>()
    const number = ++this.count
    const address = email ?? `person${number}@example.org`
    await this.pool.query(
      `insert into directory.person (id, given_name, family_name, status, created_at, updated_at) values ($1, $2, $3, 'active', now(), now())`,
      [id, givenName, familyName ?? `Person ${number}`])
    await this.pool.query('insert into directory.person_email (email, person_id, is_primary, verified_at) values ($1, $2, true, now())', [address, id])
    if (issuer) await this.pool.query('insert into directory.identity (issuer, subject, person_id, linked_at) values ($1, $2, $3, now())', [issuer, address, id])
    for (const [role, organisationId] of roles) {
      await this.pool.query(
        `insert into directory.membership (id, person_id, organisation_id, role, starts_on, updated_at) values ($1, $2, $3, $4, '2020-01-01', now())`,
        [newId(), id, organisationId, role])
    }
    return { id, email: address, subject: address, actor: { kind: 'person', personId: id, roles: roles.map(([role, organisationId]) => ({ role, organisationId })) } }
  }

  async lineManager(person: PersonId, manager: PersonId, organisationId: OrganisationId): Promise<void> {
    await this.pool.query(
      `insert into directory.line_management (id, person_id, manager_id, organisation_id, starts_on) values ($1, $2, $3, $4, '2020-01-01')`,
      [newId(), person, manager, organisationId])
  }
}
