import { Injectable } from '@nestjs/common'
import { londonDate, newId } from '#kernel'
import { OrganisationsService, PeopleService } from '#directory'
import { AuditService } from '#audit'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { CertificateQueries, type CertificateRow } from '../../data/completion/certificate.queries.js'
import type { LearnerRow } from '../../data/completion/completion.queries.js'
import { enrolmentCompleted } from '../../events.js'
import { renderCertificateJob } from '../../jobs/completion/render-certificate.job.js'
import { freshCertificateNumber, freshVerifyCode } from './certificate-numbers.js'

/** What a certificate says that other parts know. */
export type CertificateWords = Pick<CertificateRow, 'personName' | 'organisationName' | 'issuer'>

/** Issues and revokes certificates. */
@Injectable()
export class CertificateIssuer {
  constructor(
    private readonly certificates: CertificateQueries,
    private readonly people: PeopleService,
    private readonly organisations: OrganisationsService,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Names as they are today. Read them before taking locks: they come from another part. */
  async wordsFor({ personId, organisationId, ownerId }: LearnerRow): Promise<CertificateWords> {
    const [names, organisations] = await Promise.all([this.people.nameOf([personId]), this.organisations.byIds([organisationId, ownerId])])
    return { personName: names.get(personId) ?? 'Name withheld', organisationName: organisations.get(organisationId)?.name ?? null, issuer: organisations.get(ownerId)?.name ?? 'Waymark' }
  }

  /** Issues the certificate of somebody who has just completed; the words are kept as they stand today. */
  async issue(tx: Tx, ctx: Ctx, learner: LearnerRow, words: CertificateWords): Promise<void> {
    const issuedOn = londonDate(ctx.now)
    const id = newId<CertificateRow['id']>()
    await this.certificates.insert(tx, {
      ...words, id, enrolmentId: learner.enrolmentId, personId: learner.personId, number: freshCertificateNumber(issuedOn), verifyCode: freshVerifyCode(),
      programmeTitle: learner.programmeTitle, startedOn: learner.startsOn < issuedOn ? learner.startsOn : issuedOn, completedOn: issuedOn, issuedOn, issuedAt: ctx.now,
    })
    await this.audit.record(tx, ctx, { action: 'certificate:issue', subject: { kind: 'certificate', id } })
    await this.outbox.add(tx, ctx, enrolmentCompleted, { enrolmentId: learner.enrolmentId, personId: learner.personId, certificateId: id })
    await this.outbox.add(tx, ctx, renderCertificateJob, { certificateId: id })
  }

  /** Takes the standing certificate back: a correction took its ground away. */
  async revoke(tx: Tx, ctx: Ctx, learner: LearnerRow): Promise<void> {
    await this.certificates.revoke(tx, learner.enrolmentId, ctx.now)
    await this.audit.record(tx, ctx, { action: 'certificate:revoke', subject: { kind: 'enrolment', id: learner.enrolmentId } })
  }
}
