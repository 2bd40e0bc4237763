import { Field, ID, InputType } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'

@InputType({ description: 'What a person is in an organisation, for a time.' })
export class MembershipInput {
  @Field(() => ID, { description: 'Which organisation.' }) @IsString() organisationId!: string
  @Field(() => String, { description: 'See Membership.role.' }) @IsString() @MaxLength(40) role!: string
  @Field(() => String, { nullable: true, description: 'Job title.' }) @IsOptional() @IsString() @MaxLength(1000) jobTitle?: string | null
  @Field(() => String, { nullable: true, description: 'Grade.' }) @IsOptional() @IsString() @MaxLength(1000) grade?: string | null
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) @IsString() @MaxLength(40) startsOn!: string
  @Field(() => String, { nullable: true, description: 'First day on which it no longer holds (YYYY-MM-DD).' }) @IsOptional() @IsString() @MaxLength(40) endsOn?: string | null
}

@InputType({ description: 'Another role for a person.' })
export class AddMembershipInput {
  @Field(() => ID, { description: 'Which person.' }) @IsString() personId!: string
  @Field(() => MembershipInput, { description: 'What they become, and where.' }) @ValidateNested() @Type(() => MembershipInput) membership!: MembershipInput
}

@InputType({ description: 'A changed role, or changed details of the same role.' })
export class ChangeMembershipInput {
  @Field(() => ID, { description: 'Which membership.' }) @IsString() membershipId!: string
  @Field(() => String, { description: 'The role from that day on.' }) @IsString() @MaxLength(40) role!: string
  @Field(() => String, { nullable: true, description: 'Job title.' }) @IsOptional() @IsString() @MaxLength(1000) jobTitle?: string | null
  @Field(() => String, { nullable: true, description: 'Grade.' }) @IsOptional() @IsString() @MaxLength(1000) grade?: string | null
  @Field(() => String, { description: 'From which day (YYYY-MM-DD); the old role stays in the history.' }) @IsString() @MaxLength(40) on!: string
}

@InputType({ description: 'The end of a membership.' })
export class EndMembershipInput {
  @Field(() => ID, { description: 'Which membership.' }) @IsString() membershipId!: string
  @Field(() => String, { description: 'First day on which it no longer holds (YYYY-MM-DD).' }) @IsString() @MaxLength(40) endsOn!: string
}

@InputType({ description: 'A person\'s move to another organisation.' })
export class TransferPersonInput {
  @Field(() => ID, { description: 'Who moves.' }) @IsString() personId!: string
  @Field(() => ID, { description: 'The organisation that they leave.' }) @IsString() fromOrganisationId!: string
  @Field(() => ID, { description: 'The organisation that they join.' }) @IsString() toOrganisationId!: string
  @Field(() => String, { description: 'First day at the new one (YYYY-MM-DD).' }) @IsString() @MaxLength(40) on!: string
  @Field(() => [String], { description: 'Roles there: none travels by itself.' }) @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) roles!: string[]
  @Field(() => String, { nullable: true, description: 'Job title there.' }) @IsOptional() @IsString() @MaxLength(1000) jobTitle?: string | null
}

@InputType({ description: 'Who manages a person.' })
export class SetLineManagerInput {
  @Field(() => ID, { description: 'Who is managed.' }) @IsString() personId!: string
  @Field(() => ID, { description: 'In which organisation.' }) @IsString() organisationId!: string
  @Field(() => ID, { nullable: true, description: 'Who manages; nobody when absent.' }) @IsOptional() @IsString() managerId?: string | null
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) @IsString() @MaxLength(40) from!: string
}
