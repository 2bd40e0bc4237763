import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { rowsByName, type Tx } from '#platform/database'

/**
 * What the directory holds of a person ($1: the ids of their records) besides the record itself, by name. Of others only the ids of
 * line manager, delegate and verifier are in it; the secret of an invitation is not.
 */
const QUERIES: Readonly<Record<string, string>> = {
  emails: 'select * from directory.person_email where person_id = any($1::uuid[]) order by is_primary desc, email',
  formerEmails: 'select * from directory.person_former_email where person_id = any($1::uuid[]) order by removed_at, email',
  signInAccounts: 'select * from directory.identity where person_id = any($1::uuid[]) order by linked_at, issuer, subject',
  refusedSignIns: `
    select r.issuer, r.subject, r.reason, r.at from directory.linking_refusal r join directory.identity i on i.issuer = r.issuer and i.subject = r.subject
    where i.person_id = any($1::uuid[]) order by r.at, r.id`,
  memberships: `
    select m.*, o.name as organisation_name from directory.membership m join directory.organisation o on o.id = m.organisation_id
    where m.person_id = any($1::uuid[]) order by m.starts_on, m.id`,
  lineManagement: 'select * from directory.line_management where person_id = any($1::uuid[]) order by starts_on, id',
  managesOthers: 'select organisation_id, starts_on, ends_on from directory.line_management where manager_id = any($1::uuid[]) order by starts_on, id',
  delegations: 'select * from directory.delegation where person_id = any($1::uuid[]) order by starts_on, id',
  standsInForOthers: 'select starts_on, ends_on from directory.delegation where delegate_id = any($1::uuid[]) order by starts_on, id',
  careerHistory: 'select * from directory.career_post where person_id = any($1::uuid[]) order by starts_on, id',
  invitations: `
    select id, email, any_email, organisation_id, role, job_title, grade, starts_on, created_at, expires_at, accepted_at, revoked_at
    from directory.invitation where person_id = any($1::uuid[]) order by created_at, id`,
  importsSent: `
    select kind, organisation_id, state, dry_run, file_name, file_size, rows, created_at, finished_at
    from directory.import_run where requested_by_id = any($1::uuid[]) order by created_at, id`,
  exportsAskedFor: 'select organisation_id, state, created_at, finished_at, expires_at from directory.export_run where requested_by_id = any($1::uuid[]) order by created_at, id',
}

@Injectable()
export class PersonalDataQueries {
  /** The record's id, and those of the records that were merged into it. */
  async recordIds(tx: Tx, id: PersonId): Promise<PersonId[]> {
    return (await tx.rows<{ id: PersonId }>('select id from directory.person where id = $1 or merged_into_id = $1 order by id <> $1, id', [id])).map((row) => row.id)
  }

  /** All of the directory's rows about a person, for their own copy. */
  async everything(tx: Tx, id: PersonId, recordIds: readonly PersonId[]): Promise<Readonly<Record<string, unknown>>> {
    const person = await tx.one('select id, given_name, family_name, status, background, locale, created_at, updated_at from directory.person where id = $1', [id])
    const merged = await tx.rows<{ absorbed: unknown }>(
      `select g.absorbed - 'invitation' as absorbed from directory.person_merge g where g.survivor_id = any($1::uuid[]) order by g.merged_at`, [recordIds])
    return { person, ...(await rowsByName(tx, QUERIES, [recordIds])), mergedRecords: merged.map(({ absorbed }) => absorbed) }
  }
}
