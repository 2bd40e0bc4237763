import { Injectable } from '@nestjs/common'
import type { PersonId, PlainDate } from '#kernel'
import { Database, type Tx } from '#platform/database'
import type { CertificateId, EnrolmentId } from '../../domain/index.js'

export interface CertificateRow {
  readonly id: CertificateId
  readonly enrolmentId: EnrolmentId
  readonly personId: PersonId
  readonly number: string
  readonly verifyCode: string
  readonly personName: string
  readonly organisationName: string | null
  readonly programmeTitle: string
  readonly issuer: string
  readonly startedOn: PlainDate
  readonly completedOn: PlainDate
  readonly issuedOn: PlainDate
  readonly issuedAt: Date
  readonly revokedAt: Date | null
}

const COLUMNS = `id, enrolment_id as "enrolmentId", person_id as "personId", number, verify_code as "verifyCode", person_name as "personName", organisation_name as "organisationName",
  programme_title as "programmeTitle", issuer, started_on as "startedOn", completed_on as "completedOn", issued_on as "issuedOn", issued_at as "issuedAt", revoked_at as "revokedAt"`

@Injectable()
export class CertificateQueries {
  constructor(private readonly database: Database) {}

  byId(id: string): Promise<CertificateRow | undefined> {
    return this.database.maybeOne<CertificateRow>(`select ${COLUMNS} from cohorts.certificate where id = $1`, [id])
  }

  byVerifyCode(code: string): Promise<CertificateRow | undefined> {
    return this.database.maybeOne<CertificateRow>(`select ${COLUMNS} from cohorts.certificate where verify_code = $1`, [code])
  }

  standingOf(enrolmentId: string): Promise<CertificateRow | undefined> {
    return this.database.maybeOne<CertificateRow>(`select ${COLUMNS} from cohorts.certificate where enrolment_id = $1 and revoked_at is null`, [enrolmentId])
  }

  /** A person's standing certificates, newest first, one more than asked for. */
  async ofPerson(personId: PersonId, first: number, after: readonly [issuedAt: string, id: string] | undefined): Promise<{ rows: CertificateRow[]; total: number }> {
    const rows = await this.database.rows<CertificateRow>(
      `select ${COLUMNS} from cohorts.certificate where person_id = $1 and revoked_at is null and ($2::timestamptz is null or (issued_at, id) < ($2, $3::uuid))
       order by issued_at desc, id desc limit $4`, [personId, after?.[0] ?? null, after?.[1] ?? null, first + 1])
    return { rows, total: (await this.database.one<{ n: number }>('select count(*) as n from cohorts.certificate where person_id = $1 and revoked_at is null', [personId])).n }
  }

  async insert(tx: Tx, row: Omit<CertificateRow, 'revokedAt'>): Promise<void> {
    await tx.run(
      `insert into cohorts.certificate (id, enrolment_id, person_id, number, verify_code, person_name, organisation_name, programme_title, issuer, started_on, completed_on, issued_on, issued_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [row.id, row.enrolmentId, row.personId, row.number, row.verifyCode, row.personName, row.organisationName, row.programmeTitle, row.issuer, row.startedOn, row.completedOn, row.issuedOn, row.issuedAt])
  }

  async revoke(tx: Tx, enrolmentId: string, now: Date): Promise<void> {
    await tx.run('update cohorts.certificate set revoked_at = $2 where enrolment_id = $1 and revoked_at is null', [enrolmentId, now])
  }
}
