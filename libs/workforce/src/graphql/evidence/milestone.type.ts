import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('MilestoneTarget', { description: 'A published target that counts verified milestones.' })
export class MilestoneTargetType {
  @Field(() => ID, { description: 'The target: what claims refer to.' }) targetId!: string
  @Field(() => String, { description: 'Its name.' }) title!: string
  @Field(() => String, { description: 'person or organisation: what is counted.' }) subject!: string
  @Field(() => String, { description: 'What began on or before this day does not count.' }) baselineOn!: string
  @Field(() => [String], { description: 'Words of which a post\'s title has one; empty for any.' }) titles!: readonly string[]
  @Field(() => [String], { description: 'Grades that count; empty for any.' }) grades!: readonly string[]
  @Field(() => [String], { description: 'Kinds of organisations that count; empty for any.' }) organisationKinds!: readonly string[]
  @Field(() => [String], { description: 'permanent, secondment: how a post may be held.' }) engagements!: readonly string[]
}

@ObjectType('MilestoneEvidence', { description: 'What a claim rests on: a file or an address.' })
export class MilestoneEvidenceType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { nullable: true, description: 'A file, at `GET /files/{id}`.' }) fileId!: string | null
  @Field(() => String, { nullable: true, description: 'The address of an announcement.' }) link!: string | null
  @Field(() => String, { description: 'What it is, in words; may be empty.' }) note!: string
  @Field(() => Date, { description: 'When it was added.' }) addedAt!: Date
}

@ObjectType('MilestoneStep', { description: 'Something that was done to a claim.' })
export class MilestoneStepType {
  @Field(() => String, { description: 'claim, add_evidence, agree, object, verify, reject, withdraw, supersede, reopen or revoke.' }) action!: string
  @Field(() => String, { description: 'The state that it led to.' }) toState!: string
  @Field(() => String, { nullable: true, description: 'Why.' }) reason!: string | null
  @Field(() => Date, { description: 'When.' }) at!: Date
}

@ObjectType('MilestoneClaim', { description: 'Somebody\'s word that a milestone was reached.' })
export class MilestoneClaimType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The target that it counts for.' }) targetId!: string
  @Field(() => String, { description: 'person or organisation.' }) subject!: string
  @Field(() => ID, { description: 'Where the post is, or which organisation has reached it.' }) organisationId!: string
  @Field(() => String, { description: 'The post, or what was reached.' }) title!: string
  @Field(() => String, { nullable: true, description: 'Its grade.' }) grade!: string | null
  @Field(() => String, { description: 'First day in the post, or when it was reached.' }) from!: string
  @Field(() => String, { nullable: true, description: 'permanent or secondment; null of organisations.' }) engagement!: string | null
  @Field(() => String, { description: 'What the claim says in words.' }) account!: string
  @Field(() => String, { description: 'claimed, evidenced, verified, rejected, withdrawn, duplicate or revoked.' }) state!: string
  @Field(() => Date, { description: 'When it was claimed.' }) claimedAt!: Date
  @Field(() => Date, { description: 'Since when it has been as it is.' }) waitingSince!: Date
  @Field(() => Date, { nullable: true, description: 'When it was verified or rejected.' }) decidedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'Why it was rejected, or a word with the verification.' }) decisionReason!: string | null
  @Field(() => Date, { nullable: true, description: 'When its verification was taken back.' }) revokedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'What was found to be wrong with it.' }) revocationReason!: string | null
  @Field(() => String, { nullable: true, description: 'agreed or objected: what the person concerned says.' }) answer!: string | null
  @Field(() => String, { nullable: true, description: 'Why they object.' }) objection!: string | null
}

@ObjectType('MilestonePost', { description: 'A confirmed post of a career history.' })
export class MilestonePostType {
  @Field(() => String, { description: 'The post.' }) post!: string
  @Field(() => String, { nullable: true, description: 'Its grade.' }) grade!: string | null
  @Field(() => String, { nullable: true, description: 'Where it was.' }) employer!: string | null
  @Field(() => String, { description: 'First day.' }) startsOn!: string
  @Field(() => String, { nullable: true, description: 'First day on which it was no longer held.' }) endsOn!: string | null
}

@ObjectType('MilestoneCandidate', { description: 'Somebody whose confirmed career suggests that they count for a target.' })
export class MilestoneCandidateType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The target.' }) targetId!: string
  @Field(() => String, { description: 'open, dismissed, claimed, gone (the history says something else now) or objected (by whom it is about).' }) state!: string
  @Field(() => String, { nullable: true, description: 'Why it was dismissed.' }) reason!: string | null
  @Field(() => ID, { nullable: true, description: 'The claim that was made of it.' }) claimId!: string | null
  @Field(() => Date, { description: 'Since when.' }) suggestedAt!: Date
  @Field(() => String, { nullable: true, description: 'Why whom it is about does not want to be suggested, in their words.' }) objection!: string | null
}

@ObjectType('MilestoneClaimCount', { description: 'How many claims are in a state.' })
export class MilestoneClaimCountType {
  @Field(() => String, { description: 'claimed, evidenced, verified, rejected, withdrawn, duplicate or revoked.' }) state!: string
  @Field(() => Int, { description: 'How many of those that the viewer may know of.' }) count!: number
}

@ObjectType()
export class MilestoneClaimConnection extends connectionTypes(MilestoneClaimType, 'MilestoneClaim') {}

@ObjectType()
export class MilestoneCandidateConnection extends connectionTypes(MilestoneCandidateType, 'MilestoneCandidate') {}

@ObjectType({ description: 'What became of a change of a claim.' })
export class MilestoneClaimPayload extends MutationPayload {
  @Field(() => MilestoneClaimType, { nullable: true, description: 'As it now is.' }) claim: object | null = null
}

@ObjectType({ description: 'What became of a suggestion.' })
export class MilestoneCandidatePayload extends MutationPayload {
  @Field(() => MilestoneCandidateType, { nullable: true, description: 'As it now is.' }) candidate: object | null = null
}

@ObjectType('MilestoneViewer', { description: 'What the viewer may do about milestones.' })
export class MilestoneViewerType {
  @Field(() => Int, { description: 'Claims that wait for a verdict of the viewer.' }) toDecide!: number
  @Field(() => Int, { description: 'Suggestions that wait for the viewer.' }) candidates!: number
}
