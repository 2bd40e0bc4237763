import { Args, Context, ID, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow, type Connection, PageArgs, Public, toConnection } from '#platform/graphql'
import { CertificatesService } from '../../application/completion/certificates.service.js'
import type { CertificateRow } from '../../data/completion/certificate.queries.js'
import { instantPosition } from '../instant-position.js'
import { CertificateConnection, CertificateType, VerifiedCertificateType } from './certificate.type.js'

type Shown = Omit<CertificateType, 'verifyUrl'>

@Resolver(() => CertificateType)
export class CertificateResolver {
  constructor(private readonly certificates: CertificatesService) {}

  @Query(() => CertificateConnection, { name: 'myCertificates', description: 'The viewer\'s certificates, newest first.' })
  @Allow()
  async mine(@Context('ctx') ctx: Ctx, @Args() { first, after }: PageArgs): Promise<Connection<Shown>> {
    const { rows, total } = await this.certificates.mine(ctx, first, instantPosition(after))
    return toConnection(rows, first, total, (row) => [row.issuedAt.toISOString(), row.id])
  }

  @Query(() => CertificateType, { name: 'certificate', description: 'A certificate that stands: for its owner, their organisation\'s administrators and those who run the programme.' })
  @Allow()
  one(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which certificate.' }) id: string): Promise<Shown> {
    return this.certificates.byId(ctx, id)
  }

  @Query(() => CertificateType, { nullable: true, name: 'certificateOfEnrolment', description: 'The certificate of an enrolment; null when none stands.' })
  @Allow()
  async ofEnrolment(@Context('ctx') ctx: Ctx, @Args('enrolmentId', { type: () => ID, description: 'Which enrolment.' }) enrolmentId: string): Promise<Shown | null> {
    return (await this.certificates.ofEnrolment(ctx, enrolmentId)) ?? null
  }

  @Query(() => VerifiedCertificateType, { nullable: true, name: 'verifyCertificate', description: 'What a certificate\'s code stands for; null for a code that is wrong or whose certificate was revoked. Open to anybody.' })
  @Public()
  async verify(@Args('code', { description: 'The code, as in the address on the certificate.' }) code: string): Promise<VerifiedCertificateType | null> {
    return (await this.certificates.verify(code)) ?? null
  }

  @ResolveField('verifyUrl', () => String, { description: 'Where anybody can check that it is genuine.' })
  verifyUrl(certificate: CertificateRow): string {
    return this.certificates.verifyUrl(certificate)
  }
}
