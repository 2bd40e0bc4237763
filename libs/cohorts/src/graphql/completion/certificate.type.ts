import { Field, ID, ObjectType } from '@nestjs/graphql'
import { connectionTypes } from '#platform/graphql'

@ObjectType('Certificate', { description: 'A certificate of completion, with the words as they stood when it was issued.' })
export class CertificateType {
  @Field(() => ID, { description: 'Its id; the PDF is at `/certificates/<id>.pdf` of the API, with the same bearer token.' }) id!: string
  @Field(() => ID, { description: 'The enrolment that was completed.' }) enrolmentId!: string
  @Field(() => String, { description: 'The number printed on it.' }) number!: string
  @Field(() => String, { description: 'Who completed.' }) personName!: string
  @Field(() => String, { nullable: true, description: 'The organisation that they worked for.' }) organisationName!: string | null
  @Field(() => String, { description: 'What was completed.' }) programmeTitle!: string
  @Field(() => String, { description: 'Who issued it.' }) issuer!: string
  @Field(() => String, { description: 'When the run started (YYYY-MM-DD).' }) startedOn!: string
  @Field(() => String, { description: 'When it was completed (YYYY-MM-DD).' }) completedOn!: string
  @Field(() => Date, { description: 'When it was issued.' }) issuedAt!: Date
  @Field(() => String, { description: 'Where anybody can check that it is genuine.' }) verifyUrl!: string
}

@ObjectType()
export class CertificateConnection extends connectionTypes(CertificateType, 'Certificate') {}

@ObjectType('VerifiedCertificate', { description: 'A certificate that stands.' })
export class VerifiedCertificateType {
  @Field(() => String, { description: 'Who completed.' }) personName!: string
  @Field(() => String, { description: 'What was completed.' }) programmeTitle!: string
  @Field(() => String, { description: 'When (YYYY-MM-DD).' }) completedOn!: string
  @Field(() => String, { description: 'The number printed on it.' }) number!: string
}
