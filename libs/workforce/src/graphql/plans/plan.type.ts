import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('WorkforcePlan', { description: 'The national workforce plan, or one that a region or a council derives from it.' })
export class WorkforcePlanType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'national, regional or local.' }) scope!: string
  @Field(() => String, { description: 'What it is for: nation, region:… or organisation:….' }) areaKey!: string
  @Field(() => String, { description: 'Title of its published version, or of what is being written.' }) title!: string
  @Field(() => Boolean, { description: 'Whether the national plan has published a version since the one that this plan stands on.' }) parentMoved!: boolean
  @Field(() => Date, { nullable: true, description: 'When it stopped being kept, because its organisation was reorganised.' }) closedAt!: Date | null
}

@ObjectType('WorkforcePlanOwner', { description: 'An organisation that owns a plan and approves its versions.' })
export class WorkforcePlanOwnerType {
  @Field(() => String, { description: 'institute, lga or area.' }) part!: string
  @Field(() => ID, { description: 'The organisation of today.' }) organisationId!: string
}

@ObjectType('WorkforcePlanVersion', { description: 'One version of a plan. Published and superseded ones are everybody\'s, all others their owners\'.' })
export class WorkforcePlanVersionType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The plan.' }) planId!: string
  @Field(() => Int, { description: 'Counted from 1.' }) number!: number
  @Field(() => String, { description: 'draft, proposed, returned, approved, published, superseded or discarded.' }) state!: string
  @Field(() => String, { description: 'Its title.' }) title!: string
  @Field(() => String, { description: 'What the plan is for.' }) narrative!: string
  @Field(() => Int, { description: 'Goes up with every change; give it with the next one.' }) revision!: number
  @Field(() => Date, { nullable: true, description: 'When it was published.' }) publishedAt!: Date | null
  @Field(() => Date, { nullable: true, description: 'When another version took its place.' }) supersededAt!: Date | null
  @Field(() => Date, { description: 'When it was last changed.' }) updatedAt!: Date
}

@ObjectType('WorkforcePlanStep', { description: 'Something that was done to a version.' })
export class WorkforcePlanStepType {
  @Field(() => String, { description: 'begin, change, propose, approve, withdraw_approval, return, take_over, publish, supersede or discard.' }) action!: string
  @Field(() => String, { description: 'The state that it led to.' }) toState!: string
  @Field(() => String, { nullable: true, description: 'For which owner: institute, lga or area.' }) part!: string | null
  @Field(() => String, { nullable: true, description: 'Why, or comments.' }) reason!: string | null
  @Field(() => Date, { description: 'When.' }) at!: Date
}

@ObjectType('WorkforcePlanApproval', { description: 'An owner\'s approval that stands.' })
export class WorkforcePlanApprovalType {
  @Field(() => String, { description: 'institute, lga or area.' }) part!: string
  @Field(() => Date, { description: 'When.' }) at!: Date
}

@ObjectType('WorkforceFieldChange', { description: 'A difference between two versions, in words.' })
export class WorkforceFieldChangeType {
  @Field(() => String, { description: 'Which field.' }) field!: string
  @Field(() => String, { nullable: true, description: 'What it said before; null where it said nothing.' }) before!: string | null
  @Field(() => String, { nullable: true, description: 'What it says after; null where it says nothing.' }) after!: string | null
}

@ObjectType('WorkforceTargetChange', { description: 'What is different about a target.' })
export class WorkforceTargetChangeType {
  @Field(() => ID, { description: 'Which target.' }) targetId!: string
  @Field(() => String, { description: 'Its short name.' }) code!: string
  @Field(() => String, { description: 'Its name, after.' }) title!: string
  @Field(() => String, { description: 'added, removed or changed.' }) kind!: string
  @Field(() => [WorkforceFieldChangeType], { description: 'Of one that was changed.' }) fields!: WorkforceFieldChangeType[]
}

@ObjectType('WorkforcePlanDifferences', { description: 'Everything that is different between two versions of a plan.' })
export class WorkforcePlanDifferencesType {
  @Field(() => [WorkforceFieldChangeType], { description: 'In the plan\'s own words.' }) fields!: WorkforceFieldChangeType[]
  @Field(() => [WorkforceTargetChangeType], { description: 'Target by target.' }) targets!: WorkforceTargetChangeType[]
}

@ObjectType('WorkforceParentChanges', { description: 'The national plan has a new version: what is different from the one that a derived version stands on.' })
export class WorkforceParentChangesType {
  @Field(() => WorkforcePlanVersionType, { description: 'The national version that it stands on.' }) from!: WorkforcePlanVersionType
  @Field(() => WorkforcePlanVersionType, { description: 'The national version that is published.' }) to!: WorkforcePlanVersionType
  @Field(() => WorkforcePlanDifferencesType, { description: 'What is different.' }) differences!: WorkforcePlanDifferencesType
}

@ObjectType()
export class WorkforcePlanConnection extends connectionTypes(WorkforcePlanType, 'WorkforcePlan') {}

@ObjectType({ description: 'What became of a change of a plan.' })
export class WorkforcePlanPayload extends MutationPayload {
  @Field(() => WorkforcePlanVersionType, { nullable: true, description: 'The version as it now is.' }) version: object | null = null
}
