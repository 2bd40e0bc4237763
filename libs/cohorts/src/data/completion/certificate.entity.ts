import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { EnrolmentEntity } from '../enrolment/enrolment.entity.js'

/** A certificate of completion, with the words as they stood when it was issued. */
@Entity({ schema: 'cohorts', name: 'certificate' })
@Unique('certificate_number', ['number'])
@Unique('certificate_verify_code', ['verifyCode'])
@Index('certificate_one_standing', ['enrolmentId'], { unique: true, where: 'revoked_at is null' })
@Index('certificate_person', ['personId', 'issuedAt'])
export class CertificateEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => EnrolmentEntity, { name: 'certificate_enrolment_fk' })
  @Column('uuid')
  enrolmentId!: string
  @Column('uuid') personId!: string
  @Column('text') number!: string
  /** Lets anybody who holds the certificate check it; cannot be guessed from the number. */
  @Column('text') verifyCode!: string
  @Column('text') personName!: string
  @Column('text', { nullable: true }) organisationName!: string | null
  @Column('text') programmeTitle!: string
  @Column('text') issuer!: string
  @Column('date') startedOn!: string
  @Column('date') completedOn!: string
  @Column('date') issuedOn!: string
  @InstantColumn() issuedAt!: Date
  /** A corrected register took the ground away. */
  @InstantColumn({ nullable: true }) revokedAt!: Date | null
}
