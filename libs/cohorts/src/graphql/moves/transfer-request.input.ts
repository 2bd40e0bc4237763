import { ArgsType, Field, ID, InputType } from '@nestjs/graphql'
import { IsBoolean, IsString, MaxLength } from 'class-validator'
import { PageArgs } from '#platform/graphql'
import { EnrolmentInput } from '../enrolment/enrolment.input.js'

@ArgsType()
export class TransferRequestsArgs extends PageArgs {
  @IsString() @Field(() => ID, { description: 'Which run.' }) runId!: string
}

@InputType({ description: 'The wish to go on in another run of the programme.' })
export class RequestTransferInput extends EnrolmentInput {
  @Field(() => ID, { description: 'The run to go on to.' }) @IsString() toRunId!: string
  @Field(() => Boolean, { defaultValue: false, description: 'Whether to wait there rather than stay, when it is full.' }) @IsBoolean() mayWait: boolean = false
  @Field(() => String, { description: 'Why; read by those who run the programme only.' }) @IsString() @MaxLength(1_000) reason!: string
}

@InputType({ description: 'Names a request to go on in another run.' })
export class TransferRequestInput {
  @Field(() => ID, { description: 'Which request.' }) @IsString() id!: string
}

@InputType({ description: 'A no to a request, with the reason.' })
export class DeclineTransferRequestInput extends TransferRequestInput {
  @Field(() => String, { defaultValue: '', description: 'The learner reads it.' }) @IsString() @MaxLength(1_000) reason: string = ''
}
