import { once } from 'node:events'
import { Readable } from 'node:stream'
import { Inject, Injectable } from '@nestjs/common'
import { isId, newId } from '#kernel'
import { type Ctx, requireAccess, requirePerson } from '#platform/access'
import { CONFIG, type Config } from '#platform/config'
import { notFound } from '#platform/errors'
import { FileDisk } from '#platform/files'
import { certificateFonts } from '../../certificates/certificate-fonts.js'
import { renderCertificate } from '../../certificates/render-certificate.js'
import { CertificateQueries, type CertificateRow } from '../../data/completion/certificate.queries.js'
import { can } from '../../domain/index.js'
import { StandingService } from '../runs/standing.service.js'
import { readVerifyCode } from './certificate-numbers.js'

/** What anybody who holds a certificate's code may learn. */
export interface VerifiedCertificate {
  readonly personName: string
  readonly programmeTitle: string
  readonly completedOn: string
  readonly number: string
}

/** Certificates: reading, checking, and their PDF. */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly queries: CertificateQueries,
    private readonly standing: StandingService,
    private readonly disk: FileDisk,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The viewer's own certificates that stand, newest first. */
  async mine(ctx: Ctx, first: number, after: readonly [string, string] | undefined): Promise<{ rows: CertificateRow[]; total: number }> {
    return this.queries.ofPerson(requirePerson(ctx), first, after)
  }

  /** A standing certificate. A revoked one is gone for everybody, as is one that the viewer may not see. */
  async byId(ctx: Ctx, id: string): Promise<CertificateRow> {
    const row = isId(id) ? await this.queries.byId(id) : undefined
    if (!row || row.revokedAt !== null) throw notFound('The certificate')
    requireAccess(ctx, can.seeCertificate, await this.standing.forEnrolment(ctx, row.enrolmentId))
    return row
  }

  /** The certificate of an enrolment, if one stands. */
  async ofEnrolment(ctx: Ctx, enrolmentId: string): Promise<CertificateRow | undefined> {
    requireAccess(ctx, can.seeCertificate, await this.standing.forEnrolment(ctx, enrolmentId))
    return this.queries.standingOf(enrolmentId)
  }

  /** Whether a code is that of a certificate that stands: for anybody, without signing in. */
  async verify(typed: string): Promise<VerifiedCertificate | undefined> {
    const row = await this.queries.byVerifyCode(readVerifyCode(typed))
    if (!row || row.revokedAt !== null) return undefined
    return { personName: row.personName, programmeTitle: row.programmeTitle, completedOn: row.completedOn, number: row.number }
  }

  /** Where anybody can check a certificate. */
  verifyUrl({ verifyCode }: Pick<CertificateRow, 'verifyCode'>): string {
    return new URL(`/certificates/verify/${verifyCode}`, this.config.WEB_URL).href
  }

  /** Draws the PDF and keeps it: wholly, or not at all. Drawing again replaces it by the same bytes. Throws UNAVAILABLE on a full disk. */
  async store(certificateId: string): Promise<void> {
    const row = await this.queries.byId(certificateId)
    if (!row || row.revokedAt !== null) return
    const received = await this.disk.receive(newId(), Readable.from([await this.draw(row)]))
    await this.disk.keep(row.id, received)
  }

  /** The PDF, from the store; drawn on the spot when the store does not have it (yet). */
  async pdf(row: CertificateRow): Promise<Readable> {
    const kept = this.disk.read(row.id)
    try {
      await once(kept, 'open')
      return kept
    } catch {
      return Readable.from([await this.draw(row)])
    }
  }

  private draw(row: CertificateRow): Promise<Buffer> {
    return renderCertificate({
      name: row.personName, programme: row.programmeTitle, organisation: row.organisationName ?? undefined, startedOn: row.startedOn, completedOn: row.completedOn,
      issuedOn: row.issuedOn, number: row.number, issuer: row.issuer, verifyUrl: this.verifyUrl(row),
    }, certificateFonts())
  }
}
