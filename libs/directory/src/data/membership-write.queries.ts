import { Injectable } from '@nestjs/common'
import type { MembershipId, OrganisationId, PersonId, PlainDate } from '#kernel'
import type { Tx } from '#platform/database'

export interface NewMembershipRow {
  readonly id: MembershipId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly role: string
  readonly jobTitle: string | null
  readonly grade: string | null
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate | null
  readonly origin: 'added' | 'import' | 'transfer' | 'reorganisation' | 'invitation'
}

/** Writes to memberships and to the line management that hangs on them. The person's row is locked by the caller. */
@Injectable()
export class MembershipWriteQueries {
  /** Whether it was written: not when the same role is held there at the same time, whoever wrote that a moment ago. */
  async insert(tx: Tx, row: NewMembershipRow, now: Date): Promise<boolean> {
    const written = await tx.run(
      `insert into directory.membership (id, person_id, organisation_id, role, job_title, grade, starts_on, ends_on, origin, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
      [row.id, row.personId, row.organisationId, row.role, row.jobTitle, row.grade, row.startsOn, row.endsOn, row.origin, now])
    return written === 1
  }

  /** Ends memberships on a day; those that had not begun by then are taken away, for they never will. */
  async end(tx: Tx, ids: readonly MembershipId[], on: PlainDate, now: Date): Promise<void> {
    await tx.run('delete from directory.membership where id = any($1::uuid[]) and starts_on >= $2', [ids, on])
    await tx.run('update directory.membership set ends_on = least(ends_on, $2), updated_at = $3 where id = any($1::uuid[])', [ids, on, now])
  }

  async describe(tx: Tx, id: MembershipId, details: { readonly jobTitle: string | null; readonly grade: string | null }, now: Date): Promise<void> {
    await tx.run('update directory.membership set job_title = $2, grade = $3, updated_at = $4 where id = $1', [id, details.jobTitle, details.grade, now])
  }

  /** Ends a person's line management in an organisation, both ways, from the day on which they hold nothing there any more. */
  async leaveLine(tx: Tx, personId: PersonId, organisationId: OrganisationId, on: PlainDate): Promise<void> {
    const left = `organisation_id = $2 and (ends_on is null or ends_on > $3) and not exists (
      select 1 from directory.membership m where m.person_id = $1 and m.organisation_id = $2 and (m.ends_on is null or m.ends_on > $3))`
    await tx.run(`delete from directory.line_management where (person_id = $1 or manager_id = $1) and starts_on >= $3 and ${left}`, [personId, organisationId, on])
    await tx.run(`update directory.line_management set ends_on = $3 where (person_id = $1 or manager_id = $1) and ${left}`, [personId, organisationId, on])
  }

  /** Sets who manages a person in an organisation from a day on; nobody when there is no manager. What was before stays. */
  async setManager(tx: Tx, line: { readonly id: string; readonly personId: PersonId; readonly organisationId: OrganisationId; readonly managerId: PersonId | null; readonly from: PlainDate }): Promise<void> {
    const key = [line.personId, line.organisationId, line.from]
    await tx.run('delete from directory.line_management where person_id = $1 and organisation_id = $2 and starts_on >= $3', key)
    await tx.run('update directory.line_management set ends_on = $3 where person_id = $1 and organisation_id = $2 and (ends_on is null or ends_on > $3)', key)
    if (line.managerId === null) return
    await tx.run('insert into directory.line_management (id, person_id, organisation_id, starts_on, manager_id) values ($4, $1, $2, $3, $5)', [...key, line.id, line.managerId])
  }
}
