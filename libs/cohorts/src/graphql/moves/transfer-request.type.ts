import { Field, ID, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('TransferRequest', { description: 'A learner\'s wish to go on in another run of the programme. For the learner and those who run it.' })
export class TransferRequestType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The enrolment from which they ask.' }) enrolmentId!: string
  @Field(() => ID, { description: 'The run that they are in, or were when they deferred.' }) fromRunId!: string
  @Field(() => ID, { description: 'The run that they wish for.' }) toRunId!: string
  @Field(() => Boolean, { description: 'Whether they would rather wait there than stay.' }) mayWait!: boolean
  @Field(() => String, { description: 'Why they ask.' }) reason!: string
  @Field(() => String, { description: 'open, accepted, declined, withdrawn (taken back) or lapsed (they left the run, or were moved elsewhere).' }) state!: string
  @Field(() => Date, { description: 'When they asked.' }) requestedAt!: Date
  @Field(() => Date, { nullable: true, description: 'When it stopped waiting for an answer.' }) decidedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'Why it was declined.' }) answer!: string | null
  @Field(() => ID, { nullable: true, description: 'The enrolment in which they went on.' }) newEnrolmentId!: string | null
}

@ObjectType()
export class TransferRequestConnection extends connectionTypes(TransferRequestType, 'TransferRequest') {}

@ObjectType({ description: 'What became of a request to go on in another run.' })
export class TransferRequestPayload extends MutationPayload {
  @Field(() => TransferRequestType, { nullable: true, description: 'As it now is.' }) request: object | null = null
}
