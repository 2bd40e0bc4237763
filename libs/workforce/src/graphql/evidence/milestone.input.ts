import { ArgsType, Field, ID, InputType } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import { PageArgs } from '#platform/graphql'
import { CANDIDATE_STATES, type CandidateState, CLAIM_STATES, type ClaimState, type Engagement, ENGAGEMENTS } from '../../domain/index.js'

@ArgsType()
export class MilestoneClaimsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only for this target.' }) @IsOptional() @IsString() @MaxLength(60) targetId?: string | null
  @Field(() => String, { nullable: true, description: 'claimed, evidenced, verified, rejected, withdrawn, duplicate or revoked.' }) @IsOptional() @IsIn(CLAIM_STATES) state?: ClaimState | null
  @Field(() => Boolean, { nullable: true, description: 'Only those about the viewer.' }) @IsOptional() @IsBoolean() aboutMe?: boolean | null
}

@ArgsType()
export class MilestoneCandidatesArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only for this target.' }) @IsOptional() @IsString() @MaxLength(60) targetId?: string | null
  @Field(() => String, { defaultValue: 'open', description: 'open, dismissed, claimed, gone or objected.' }) @IsIn(CANDIDATE_STATES) state: CandidateState = 'open'
}

@InputType({ description: 'A file or an address: one of the two.' })
export class MilestoneEvidenceInput {
  @Field(() => ID, { nullable: true, description: 'A file that the viewer has sent to `POST /files`.' }) @IsOptional() @IsString() @MaxLength(60) fileId?: string | null
  @Field(() => String, { nullable: true, description: 'The address of an announcement.' }) @IsOptional() @IsString() @MaxLength(2_000) link?: string | null
  @Field(() => String, { nullable: true, description: 'What it is, at most 500 characters.' }) @IsOptional() @IsString() @MaxLength(2_000) note?: string | null
}

@InputType({ description: 'A new claim.' })
export class ClaimMilestoneInput {
  @Field(() => ID, { description: 'A published target, or one derived from it.' }) @IsString() @MaxLength(60) targetId!: string
  @Field(() => ID, { nullable: true, description: 'The organisation that claims it; left out by people who claim for themselves.' }) @IsOptional() @IsString() @MaxLength(60) claimantOrganisationId?: string | null
  @Field(() => String, { nullable: true, description: 'Email address of the person whom an organisation claims for.' }) @IsOptional() @IsString() @MaxLength(320) personEmail?: string | null
  @Field(() => ID, { description: 'Where the post is, or which organisation has reached it.' }) @IsString() @MaxLength(60) organisationId!: string
  @Field(() => String, { description: 'The post, or what was reached, at most 200 characters.' }) @IsString() @MaxLength(1_000) title!: string
  @Field(() => String, { nullable: true, description: 'Its grade.' }) @IsOptional() @IsString() @MaxLength(1_000) grade?: string | null
  @Field(() => String, { description: 'First day, YYYY-MM-DD.' }) @IsString() @MaxLength(20) from!: string
  @Field(() => String, { nullable: true, description: 'permanent or secondment; for people.' }) @IsOptional() @IsIn(ENGAGEMENTS) engagement?: Engagement | null
  @Field(() => String, { defaultValue: '', description: 'More in words, at most 2,000 characters.' }) @IsString() @MaxLength(10_000) account: string = ''
  @Field(() => MilestoneEvidenceInput, { nullable: true, description: 'The first evidence; can be added later.' }) @IsOptional() @ValidateNested() @Type(() => MilestoneEvidenceInput) evidence?: MilestoneEvidenceInput | null
}

@InputType({ description: 'Evidence for a claim that has not been decided about.' })
export class AddMilestoneEvidenceInput extends MilestoneEvidenceInput {
  @Field(() => ID, { description: 'The claim.' }) @IsString() @MaxLength(60) claimId!: string
}

@InputType({ description: 'A verdict.' })
export class DecideMilestoneClaimInput {
  @Field(() => ID, { description: 'The claim.' }) @IsString() @MaxLength(60) claimId!: string
  @Field(() => String, { description: 'verify or reject.' }) @IsIn(['verify', 'reject']) verdict!: 'verify' | 'reject'
  @Field(() => String, { nullable: true, description: 'Why; needed to reject. At most 2,000 characters.' }) @IsOptional() @IsString() @MaxLength(10_000) reason?: string | null
}

@InputType({ description: 'Takes a verification back.' })
export class RevokeMilestoneClaimInput {
  @Field(() => ID, { description: 'The claim.' }) @IsString() @MaxLength(60) claimId!: string
  @Field(() => String, { description: 'What was found to be wrong. At most 2,000 characters.' }) @IsString() @MaxLength(10_000) reason!: string
}

@InputType({ description: 'Why somebody does not want to be suggested.' })
export class ObjectToMilestoneCandidateInput {
  @Field(() => ID, { description: 'The suggestion, about the viewer.' }) @IsString() @MaxLength(60) candidateId!: string
  @Field(() => String, { description: 'In their own words, which the owners of the plan read. At most 2,000 characters.' }) @IsString() @MaxLength(10_000) reason!: string
}

@InputType({ description: 'What the person concerned says to a claim.' })
export class AnswerMilestoneClaimInput {
  @Field(() => ID, { description: 'The claim.' }) @IsString() @MaxLength(60) claimId!: string
  @Field(() => String, { description: 'agreed or objected.' }) @IsIn(['agreed', 'objected']) answer!: 'agreed' | 'objected'
  @Field(() => String, { nullable: true, description: 'Why they object. At most 2,000 characters.' }) @IsOptional() @IsString() @MaxLength(10_000) reason?: string | null
}

@InputType({ description: 'Why somebody who was suggested does not count.' })
export class DismissMilestoneCandidateInput {
  @Field(() => ID, { description: 'The suggestion.' }) @IsString() @MaxLength(60) candidateId!: string
  @Field(() => String, { description: 'At most 2,000 characters.' }) @IsString() @MaxLength(10_000) reason!: string
}

@InputType({ description: 'A claim made of a suggestion.' })
export class ClaimMilestoneCandidateInput {
  @Field(() => ID, { description: 'The suggestion.' }) @IsString() @MaxLength(60) candidateId!: string
  @Field(() => String, { description: 'permanent or secondment.' }) @IsIn(ENGAGEMENTS) engagement!: Engagement
  @Field(() => MilestoneEvidenceInput, { nullable: true, description: 'The first evidence; can be added later.' }) @IsOptional() @ValidateNested() @Type(() => MilestoneEvidenceInput) evidence?: MilestoneEvidenceInput | null
}
