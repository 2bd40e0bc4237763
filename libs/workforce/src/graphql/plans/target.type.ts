import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'

@ObjectType('WorkforceCheckpoint', { description: 'An interim milestone of a target: a value that is expected, or an event.' })
export class WorkforceCheckpointType {
  @Field(() => String, { description: 'By which day.' }) on!: string
  @Field(() => Float, { nullable: true, description: 'The value that is expected by then.' }) value!: number | null
  @Field(() => String, { nullable: true, description: 'What will have happened.' }) event!: string | null
  @Field(() => String, { description: 'Who sees to it.' }) who!: string
}

@ObjectType('WorkforceRagRule', { description: 'How red, amber and green are decided for a target.' })
export class WorkforceRagRuleType {
  @Field(() => String, { description: 'linear or checkpoints.' }) rule!: string
  @Field(() => Float, { nullable: true, description: 'Of a linear rule: how far behind is amber, in percent of the way that remains.' }) tolerancePercent!: number | null
  @Field(() => String, { description: 'The rule in a sentence.' }) words!: string
}

@ObjectType('WorkforceTargetStanding', { description: 'Where a target stands in the newest report.' })
export class WorkforceTargetStandingType {
  @Field(() => String, { description: 'On which day.' }) on!: string
  @Field(() => Float, { nullable: true, description: 'In the target\'s unit; null when it could not be computed.' }) value!: number | null
  @Field(() => Float, { nullable: true, description: 'What should have been reached by then.' }) expected!: number | null
  @Field(() => String, { nullable: true, description: 'red, amber or green.' }) rag!: string | null
  @Field(() => Float, { nullable: true, description: 'The lowest that it could be, given what nobody answered.' }) from!: number | null
  @Field(() => Float, { nullable: true, description: 'The highest that it could be.' }) to!: number | null
  @Field(() => Int, { nullable: true, description: 'How many organisations have reported.' }) reported!: number | null
  @Field(() => Int, { nullable: true, description: 'Of how many.' }) reporting!: number | null
  @Field(() => String, { nullable: true, description: 'Why there is no value, or what to know about it.' }) note!: string | null
  @Field(() => String, { description: 'provisional, final or revised.' }) status!: string
}

@ObjectType('WorkforceTargetFigure', { description: 'A figure of a target, as the newest settled report has it.' })
export class WorkforceTargetFigureType {
  @Field(() => String, { description: 'The day that it is of.' }) on!: string
  @Field(() => Float, { nullable: true, description: 'In the target\'s unit; null when it could not be computed.' }) value!: number | null
  @Field(() => Float, { nullable: true, description: 'What should be reached by then.' }) expected!: number | null
  @Field(() => String, { description: 'final or revised.' }) status!: string
}

@ObjectType('WorkforceTarget', { description: 'A target as one version of a plan has it.' })
export class WorkforceTargetType {
  @Field(() => ID, { description: 'Id of the target in this version.' }) id!: string
  @Field(() => ID, { description: 'The version.' }) versionId!: string
  @Field(() => ID, { description: 'The plan.' }) planId!: string
  @Field(() => ID, { description: 'Stable through all versions: what evidence and reports refer to.' }) targetId!: string
  @Field(() => ID, { description: 'The national target that it comes from, or itself.' }) rootTargetId!: string
  @Field(() => String, { description: 'Its short name in addresses.' }) code!: string
  @Field(() => Int, { description: 'Its place in the plan, from 0.' }) position!: number
  @Field(() => String, { description: 'own; of a derived plan adopted, adapted or left_out.' }) disposition!: string
  @Field(() => String, { nullable: true, description: 'Why it is adapted or left out.' }) reason!: string | null
  @Field(() => String, { description: 'Its name.' }) title!: string
  @Field(() => String, { description: 'What it is for and how it will be reached.' }) narrative!: string
  @Field(() => ID, { nullable: true, description: 'Who owns it, as it was named.' }) ownerOrganisationId!: string | null
  @Field(() => String, { description: 'at_least or at_most.' }) direction!: string
  @Field(() => String, { description: 'count, percent, percentage_points or relative_change (in percent).' }) unit!: string
  @Field(() => Float, { nullable: true, description: 'Where it began; null when that is not known yet.' }) baselineValue!: number | null
  @Field(() => String, { description: 'The day of the baseline.' }) baselineOn!: string
  @Field(() => Float, { description: 'What is to be reached.' }) targetValue!: number
  @Field(() => String, { description: 'By when.' }) dueOn!: string
  @Field(() => [String], { description: 'How reports break it down.' }) breakdowns!: string[]
  @Field(() => [WorkforceCheckpointType], { description: 'Interim milestones, by date.' }) checkpoints!: WorkforceCheckpointType[]
}
