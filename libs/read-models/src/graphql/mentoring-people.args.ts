import { ArgsType, Field, ID } from '@nestjs/graphql'
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator'
import { type Side, SIDES } from '#mentoring'
import { PageArgs } from '#platform/graphql'

const SHOWN_STATES = ['ready', 'paused', 'withdrawn'] as const

@ArgsType()
export class MentoringParticipantsArgs extends PageArgs {
  @Field(() => ID, { description: 'Which scheme.' }) @IsString() schemeId!: string
  @Field(() => String, { nullable: true, description: 'Only mentee or mentor.' }) @IsOptional() @IsIn(SIDES) side?: Side | null
  @Field(() => String, { nullable: true, description: 'Only ready, paused or withdrawn.' }) @IsOptional() @IsIn(SHOWN_STATES) state?: (typeof SHOWN_STATES)[number] | null
  @Field(() => String, { nullable: true, description: 'Part of a name or of the organisation\'s.' }) @IsOptional() @IsString() @MaxLength(100) search?: string | null
  @Field(() => ID, { nullable: true, description: 'Only of this organisation.' }) @IsOptional() @IsString() organisationId?: string | null
  @Field(() => String, { nullable: true, description: 'Only who wants or offers the skill of this key.' }) @IsOptional() @IsString() @MaxLength(200) skill?: string | null
  @Field(() => Boolean, { defaultValue: false, description: 'Only who has neither a proposal nor a relationship.' }) @IsBoolean() unmatched: boolean = false
}

@ArgsType()
export class MentoringCandidatesArgs extends PageArgs {
  @Field(() => ID, { description: 'The viewer\'s own profile: who is on its other side is listed.' }) @IsString() profileId!: string
  @Field(() => String, { nullable: true, description: 'Part of a name, of the organisation\'s, or of how they describe themselves; in a blind scheme of the last alone.' }) @IsOptional() @IsString() @MaxLength(100) search?: string | null
  @Field(() => String, { nullable: true, description: 'Only who wants or offers the skill of this key.' }) @IsOptional() @IsString() @MaxLength(200) skill?: string | null
  @Field(() => String, { nullable: true, description: 'Only in this area of work.' }) @IsOptional() @IsString() @MaxLength(40) sector?: string | null
}

@ArgsType()
export class OrganisationMentoringArgs extends PageArgs {
  @Field(() => ID, { description: 'An organisation that the viewer administers.' }) @IsString() organisationId!: string
}
