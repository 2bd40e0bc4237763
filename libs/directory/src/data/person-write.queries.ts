import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import type { Tx } from '#platform/database'

export interface PersonDetails {
  readonly givenName: string
  readonly familyName: string
  readonly background: string | null
  readonly locale: 'en' | 'cy'
}

export interface EmailRow {
  readonly email: string
  readonly isPrimary: boolean
  readonly verifiedAt: Date | null
}

@Injectable()
export class PersonWriteQueries {
  async insert(tx: Tx, id: PersonId, details: PersonDetails, now: Date): Promise<void> {
    await tx.run(
      `insert into directory.person (id, given_name, family_name, background, locale, status, created_at, updated_at) values ($1, $2, $3, $4, $5, 'invited', $6, $6)`,
      [id, details.givenName, details.familyName, details.background, details.locale, now])
  }

  async update(tx: Tx, id: PersonId, details: PersonDetails, now: Date): Promise<void> {
    await tx.run(
      'update directory.person set given_name = $2, family_name = $3, background = $4, locale = $5, updated_at = $6 where id = $1',
      [id, details.givenName, details.familyName, details.background, details.locale, now])
  }

  emails(tx: Tx, id: PersonId): Promise<EmailRow[]> {
    return tx.rows('select email, is_primary as "isPrimary", verified_at as "verifiedAt" from directory.person_email where person_id = $1 order by email for update', [id])
  }

  /** Whether the address was free: an address belongs to one person. */
  async insertEmail(tx: Tx, id: PersonId, email: string, isPrimary: boolean): Promise<boolean> {
    return (await tx.run('insert into directory.person_email (email, person_id, is_primary) values ($1, $2, $3) on conflict (email) do nothing', [email, id, isPrimary])) === 1
  }

  async makePrimary(tx: Tx, id: PersonId, email: string): Promise<void> {
    await tx.run('update directory.person_email set is_primary = false where person_id = $1 and is_primary', [id])
    await tx.run('update directory.person_email set is_primary = true where person_id = $1 and email = $2', [id, email])
  }

  /** Takes an address away and remembers it, for finding duplicates. Open invitations to it stop working. */
  async removeEmail(tx: Tx, id: PersonId, email: string, now: Date): Promise<void> {
    await tx.run('delete from directory.person_email where person_id = $1 and email = $2', [id, email])
    await tx.run('update directory.invitation set revoked_at = $3 where person_id = $1 and email = $2 and accepted_at is null and revoked_at is null', [id, email, now])
    await tx.run(
      'insert into directory.person_former_email (person_id, email, removed_at) values ($1, $2, $3) on conflict (person_id, email) do update set removed_at = $3',
      [id, email, now])
  }
}
