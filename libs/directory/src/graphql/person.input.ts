import { ArgsType, Field, ID, InputType } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { PageArgs } from '#platform/graphql'
import { MembershipInput } from './membership.input.js'

@ArgsType()
export class PeopleArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of the name or, among present members, the start of an address.' }) @IsOptional() @IsString() @MaxLength(100) search?: string
  @Field(() => ID, { nullable: true, description: 'Only members of this organisation.' }) @IsOptional() @IsString() organisationId?: string
  @Field(() => String, { nullable: true, description: 'Only those who hold this role.' }) @IsOptional() @IsString() @MaxLength(40) role?: string
  @Field(() => String, { nullable: true, description: 'invited or active.' }) @IsOptional() @IsIn(['invited', 'active']) status?: string
  @Field(() => String, { defaultValue: 'current', description: 'Whether the membership holds today (current), held once (past), or any.' })
  @IsIn(['current', 'past', 'any'])
  when: 'current' | 'past' | 'any' = 'current'
}

@InputType({ description: 'A person\'s details.' })
export class PersonDetailsInput {
  @Field(() => String, { description: 'Given name, at most 100 characters.' }) @IsString() @MaxLength(1000) givenName!: string
  @Field(() => String, { description: 'Family name, at most 100 characters.' }) @IsString() @MaxLength(1000) familyName!: string
  @Field(() => String, { nullable: true, description: 'See PersonRecord.background.' }) @IsOptional() @IsString() @MaxLength(60) background?: string | null
  @Field(() => String, { nullable: true, description: 'Language of messages: en (the default) or cy.' }) @IsOptional() @IsString() @MaxLength(10) locale?: string | null
}

@InputType({ description: 'A new person with a first membership.' })
export class CreatePersonInput extends PersonDetailsInput {
  @Field(() => String, { description: 'Email address, which nobody else here has.' }) @IsString() @MaxLength(1000) email!: string
  @Field(() => MembershipInput, { description: 'What they are, and where.' }) @ValidateNested() @Type(() => MembershipInput) membership!: MembershipInput
  @Field(() => Boolean, { defaultValue: true, description: 'Whether to mail an invitation to sign in.' }) @IsBoolean() invite: boolean = true
}

@InputType({ description: 'Corrected details of a person.' })
export class UpdatePersonInput extends PersonDetailsInput {
  @Field(() => ID, { description: 'Which person.' }) @IsString() personId!: string
}

@InputType({ description: 'An address of a person.' })
export class PersonEmailInput {
  @Field(() => ID, { description: 'Which person.' }) @IsString() personId!: string
  @Field(() => String, { description: 'The address.' }) @IsString() @MaxLength(1000) email!: string
}

@InputType({ description: 'Who decides while a person is away.' })
export class AddDelegateInput {
  @Field(() => ID, { description: 'Who is away.' }) @IsString() personId!: string
  @Field(() => String, { description: 'Address of a colleague in the same organisation.' }) @IsString() @MaxLength(1000) delegateEmail!: string
  @Field(() => String, { description: 'First day away (YYYY-MM-DD).' }) @IsString() @MaxLength(40) startsOn!: string
  @Field(() => String, { description: 'First day back (YYYY-MM-DD).' }) @IsString() @MaxLength(40) endsOn!: string
}
