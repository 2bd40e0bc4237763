import { Injectable } from '@nestjs/common'
import { newId, type PersonId } from '#kernel'
import { Database, type Tx } from '#platform/database'
import { INVITATION_COLUMNS, type InvitationRow } from './invitation.queries.js'

@Injectable()
export class LinkingQueries {
  constructor(private readonly database: Database) {}

  /** Whether a first sign-in with this address may find an invitation: asked on every request of an account that is nobody yet. */
  async isInvited(email: string, now: Date): Promise<boolean> {
    return (await this.database.rows({
      name: 'directory.is-invited',
      text: 'select 1 from directory.invitation where email = $1 and accepted_at is null and revoked_at is null and organisation_id is null and expires_at > $2 limit 1',
    }, [email, now])).length > 0
  }

  async lockPerson(tx: Tx, id: PersonId): Promise<void> {
    await tx.run('select 1 from directory.person where id = $1 for no key update', [id])
  }

  async linkedPerson(tx: Tx, issuer: string, subject: string): Promise<PersonId | undefined> {
    return (await tx.maybeOne<{ id: PersonId }>(
      `select coalesce(p.merged_into_id, p.id) as id from directory.identity y join directory.person p on p.id = y.person_id where y.issuer = $1 and y.subject = $2`, [issuer, subject]))?.id
  }

  /** The invitation of a secret, once its person's row is locked: two who hold the secret come here one after the other. */
  async lockByToken(tx: Tx, tokenHash: string): Promise<InvitationRow | undefined> {
    await tx.run('select 1 from directory.person where id = (select person_id from directory.invitation where token_hash = $1) for no key update', [tokenHash])
    return tx.maybeOne(`select ${INVITATION_COLUMNS} from directory.invitation i where i.token_hash = $1 for update`, [tokenHash])
  }

  /** The first-sign-in invitations to an address, once the rows of their people are locked. */
  async lockByEmail(tx: Tx, email: string): Promise<InvitationRow[]> {
    await tx.run(
      'select 1 from directory.person where id in (select person_id from directory.invitation where email = $1 and organisation_id is null) order by id for no key update', [email])
    return tx.rows(`select ${INVITATION_COLUMNS} from directory.invitation i where i.email = $1 and i.organisation_id is null order by i.created_at desc for update`, [email])
  }

  async issuersOf(tx: Tx, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, readonly string[]>> {
    const rows = await tx.rows<{ personId: PersonId; issuers: string[] }>(
      'select person_id as "personId", array_agg(issuer) as issuers from directory.identity where person_id = any($1::uuid[]) group by person_id', [ids])
    return new Map(rows.map(({ personId, issuers }) => [personId, issuers]))
  }

  async isVerified(tx: Tx, personId: PersonId, email: string): Promise<boolean> {
    return (await tx.rows('select 1 from directory.person_email where person_id = $1 and email = $2 and verified_at is not null', [personId, email])).length > 0
  }

  /** Whether the account was free: an account belongs to one person. */
  async link(tx: Tx, account: { readonly issuer: string; readonly subject: string }, personId: PersonId, email: string, now: Date): Promise<boolean> {
    const linked = await tx.run(
      'insert into directory.identity (issuer, subject, person_id, linked_at) values ($1, $2, $3, $4) on conflict do nothing', [account.issuer, account.subject, personId, now])
    if (linked === 0) return false
    await tx.run(`update directory.person set status = 'active', updated_at = $2 where id = $1 and status = 'invited'`, [personId, now])
    await tx.run('update directory.person_email set verified_at = $3 where person_id = $1 and email = $2 and verified_at is null', [personId, email, now])
    await tx.run('update directory.invitation set revoked_at = $2 where person_id = $1 and organisation_id is null and accepted_at is null and revoked_at is null', [personId, now])
    return true
  }

  /** How often the account was refused since an instant. */
  async refusals(issuer: string, subject: string, since: Date): Promise<number> {
    return (await this.database.one<{ n: number }>('select count(*) as n from directory.linking_refusal where issuer = $1 and subject = $2 and at > $3', [issuer, subject, since])).n
  }

  async recordRefusal(account: { readonly issuer: string; readonly subject: string }, reason: string, at: Date): Promise<void> {
    await this.database.run('insert into directory.linking_refusal (id, issuer, subject, reason, at) values ($1, $2, $3, $4, $5)', [newId(), account.issuer, account.subject, reason, at])
  }

  forgetRefusals(before: Date): Promise<number> {
    return this.database.run('delete from directory.linking_refusal where at < $1', [before])
  }
}
