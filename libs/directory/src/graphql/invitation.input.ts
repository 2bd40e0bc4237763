import { ArgsType, Field, ID, InputType } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { IsBoolean, IsString, MaxLength, ValidateNested } from 'class-validator'
import { PageArgs } from '#platform/graphql'
import { MembershipInput } from './membership.input.js'

@ArgsType()
export class InvitationsArgs extends PageArgs {
  @Field(() => ID, { description: 'Of which organisation.' }) @IsString() organisationId!: string
}

@InputType({ description: 'Whom to invite to sign in; an earlier invitation stops working.' })
export class InvitePersonInput {
  @Field(() => ID, { description: 'Which person.' }) @IsString() personId!: string
  @Field(() => Boolean, { defaultValue: false, description: 'Whether they may sign in with another address than the one written to.' }) @IsBoolean() anyEmail: boolean = false
}

@InputType({ description: 'Somebody on Waymark already, who is asked to join.' })
export class InviteToJoinInput {
  @Field(() => String, { description: 'An address of theirs.' }) @IsString() @MaxLength(1000) email!: string
  @Field(() => MembershipInput, { description: 'What they would be; an end is not taken.' }) @ValidateNested() @Type(() => MembershipInput) membership!: MembershipInput
}

@InputType({ description: 'The secret of an invitation.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'From the link in the message.' }) @IsString() @MaxLength(200) token!: string
}

@InputType({ description: 'A person\'s answer to an organisation that asks them to join.' })
export class AnswerInvitationInput {
  @Field(() => ID, { description: 'Which invitation.' }) @IsString() invitationId!: string
  @Field(() => Boolean, { description: 'Whether they join.' }) @IsBoolean() accept!: boolean
}
