import { Injectable } from '@nestjs/common'
import { newId, type OrganisationId, type PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { ProfileId, Side } from '../../domain/index.js'

export interface Avoided {
  readonly personIds: readonly PersonId[]
  readonly organisationIds: readonly OrganisationId[]
  /** As they were typed, in their normal form. */
  readonly emails: readonly string[]
}

export interface Background {
  readonly tags: readonly string[]
  readonly consentedAt: Date
}

/** Wishes, people to avoid and background: their person's alone. Only `PreferencesService` and the snapshot of a round may ask. */
@Injectable()
export class PrivatePreferenceQueries {
  constructor(private readonly database: Database) {}

  /** Most wanted first. */
  async wishes(id: ProfileId, on: Executor = this.database): Promise<readonly PersonId[]> {
    const rows = await on.rows<{ personId: PersonId }>('select person_id as "personId" from mentoring.profile_wish where profile_id = $1 order by position', [id])
    return rows.map(({ personId }) => personId)
  }

  async replaceWishes(tx: Tx, id: ProfileId, personIds: readonly PersonId[]): Promise<void> {
    await tx.run('delete from mentoring.profile_wish where profile_id = $1', [id])
    await tx.run(
      `insert into mentoring.profile_wish (profile_id, person_id, position) select $1, w.person_id, w.position - 1 from unnest($2::uuid[]) with ordinality as w(person_id, position)`, [id, personIds])
  }

  /** Who of these people has a ready profile on a side of a scheme. */
  async readyOn(schemeId: string, side: Side, personIds: readonly string[], on: Executor = this.database): Promise<ReadonlySet<string>> {
    const rows = await on.rows<{ id: string }>(
      `select p.person_id as id from mentoring.profile p where p.scheme_id = $1 and p.side = $2 and p.state = 'ready' and p.person_id = any($3::uuid[])`, [schemeId, side, personIds])
    return new Set(rows.map(({ id }) => id))
  }

  async avoided(id: ProfileId, on: Executor = this.database): Promise<Avoided> {
    const rows = await on.rows<{ personId: PersonId | null; organisationId: OrganisationId | null; email: string | null }>(
      'select person_id as "personId", organisation_id as "organisationId", email from mentoring.profile_avoid where profile_id = $1 order by id', [id])
    return { personIds: rows.flatMap(({ personId }) => personId ?? []), organisationIds: rows.flatMap(({ organisationId }) => organisationId ?? []), emails: rows.flatMap(({ email }) => email ?? []) }
  }

  async replaceAvoided(tx: Tx, id: ProfileId, { personIds, organisationIds, emails }: Avoided): Promise<void> {
    await tx.run('delete from mentoring.profile_avoid where profile_id = $1', [id])
    const rows = [...personIds.map((personId) => ({ id: newId(), personId })), ...organisationIds.map((organisationId) => ({ id: newId(), organisationId })), ...emails.map((email) => ({ id: newId(), email }))]
    await tx.run(
      `insert into mentoring.profile_avoid (id, profile_id, person_id, organisation_id, email)
       select a.id, $1, a."personId", a."organisationId", a.email from json_to_recordset($2::json) as a(id uuid, "personId" uuid, "organisationId" uuid, email text)`, [id, JSON.stringify(rows)])
  }

  background(id: ProfileId, on: Executor = this.database): Promise<Background | undefined> {
    return on.maybeOne<Background>('select tags, consented_at as "consentedAt" from mentoring.profile_background where profile_id = $1', [id])
  }

  /** None takes the consent back: nothing is kept. */
  async setBackground(tx: Tx, id: ProfileId, tags: readonly string[], now: Date): Promise<void> {
    await tx.run('delete from mentoring.profile_background where profile_id = $1', [id])
    if (tags.length > 0) await tx.run('insert into mentoring.profile_background (profile_id, tags, consented_at) values ($1, $2, $3)', [id, tags, now])
  }
}
