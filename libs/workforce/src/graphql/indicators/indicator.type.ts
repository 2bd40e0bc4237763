import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('WorkforceIndicatorVersion', { description: 'One way of counting an indicator. It is never changed; targets name the version that they mean.' })
export class WorkforceIndicatorVersionType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The indicator.' }) indicatorId!: string
  @Field(() => String, { description: 'Short name of the indicator.' }) key!: string
  @Field(() => Int, { description: 'Counted from 1.' }) number!: number
  @Field(() => Int, { description: 'The newest version that there is: another one than this has been added since where they differ.' }) newestNumber!: number
  @Field(() => String, { description: 'Its name.' }) title!: string
  @Field(() => String, { description: 'What counts and what does not, in plain words.' }) definition!: string
  @Field(() => String, { description: 'What is counted.' }) numerator!: string
  @Field(() => String, { nullable: true, description: 'What it is counted out of; null where nothing is divided.' }) denominator!: string | null
  @Field(() => String, { description: 'count, percent, percentage_points or relative_change (in percent).' }) unit!: string
  @Field(() => String, { description: 'at_least where up is better, at_most where down is.' }) direction!: string
  @Field(() => String, { description: 'Where its figures come from.' }) sourceKey!: string
  @Field(() => String, { description: 'What it fixes of its source, as a JSON object: the parameterFields of the source.' }) parameters!: string
  @Field(() => [String], { description: 'region, organisation, organisation_kind or programme: how it can be broken down.' }) breakdowns!: string[]
  @Field(() => String, { description: 'Version of the formula.' }) formulaVersion!: string
  @Field(() => String, { description: 'What is different from the version before, and why.' }) changeNote!: string
  @Field(() => Date, { description: 'When it was added.' }) createdAt!: Date
}

@ObjectType('WorkforceIndicator', { description: 'Something that targets are measured by.' })
export class WorkforceIndicatorType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'Its short name.' }) key!: string
  @Field(() => String, { description: 'Its name in its newest version.' }) title!: string
  @Field(() => ID, { description: 'Whose analysts keep it.' }) organisationId!: string
}

@ObjectType('WorkforceParameterField', { description: 'Something that a source wants to know, as a form can ask for it.' })
export class WorkforceParameterFieldType {
  @Field(() => String, { description: 'Where it stands in the JSON of the parameters: post.titles.' }) path!: string
  @Field(() => String, { description: 'The question.' }) label!: string
  @Field(() => String, { nullable: true, description: 'How to answer it.' }) hint!: string | null
  @Field(() => String, { description: 'text, key (short name of an indicator, by default of the one that is defined), flag, choice, choices, lines (a list of texts) or pairs (a list of a name and its texts).' }) kind!: string
  @Field(() => [String], { description: 'Of a choice or choices: which.' }) choices!: readonly string[]
  @Field(() => Boolean, { description: 'Whether it has to be answered.' }) required!: boolean
  @Field(() => String, { nullable: true, description: 'What holds as long as nothing is entered, as JSON.' }) initial!: string | null
  @Field(() => [String], { description: 'Of pairs: names of the two parts.' }) parts!: readonly string[]
}

@ObjectType('WorkforceIndicatorSource', { description: 'A source of figures that an indicator can take.' })
export class WorkforceIndicatorSourceType {
  @Field(() => String, { description: 'Its stable name.' }) key!: string
  @Field(() => String, { description: 'What it gives.' }) title!: string
  @Field(() => String, { description: 'What it counts.' }) numerator!: string
  @Field(() => String, { nullable: true, description: 'What it counts out of.' }) denominator!: string | null
  @Field(() => String, { description: 'count, percent, percentage_points or relative_change.' }) unit!: string
  @Field(() => [String], { description: 'How it can be broken down.' }) breakdowns!: readonly string[]
  @Field(() => [String], { description: 'nation, region, organisation, programme, centre: what it can be computed for.' }) areas!: readonly string[]
  @Field(() => [WorkforceParameterFieldType], { description: 'What an indicator fixes of it.' }) parameterFields!: readonly WorkforceParameterFieldType[]
}

@ObjectType('WorkforceFigure', { description: 'A figure that was entered by hand. A correction is another revision of the same day.' })
export class WorkforceFigureType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'nation, region:…, organisation:… and so on.' }) areaKey!: string
  @Field(() => String, { description: 'The day that it is of.' }) observedOn!: string
  @Field(() => Int, { description: 'Counted from 1; the newest counts.' }) revision!: number
  @Field(() => Float, { description: 'What was counted.' }) numerator!: number
  @Field(() => Float, { nullable: true, description: 'Out of what.' }) denominator!: number | null
  @Field(() => String, { description: 'Where it is from.' }) source!: string
  @Field(() => String, { nullable: true, description: 'Why it corrects the one before.' }) reason!: string | null
  @Field(() => Date, { description: 'When it was entered.' }) recordedAt!: Date
}

@ObjectType()
export class WorkforceIndicatorConnection extends connectionTypes(WorkforceIndicatorType, 'WorkforceIndicator') {}

@ObjectType({ description: 'What became of a change of an indicator.' })
export class WorkforceIndicatorPayload extends MutationPayload {
  @Field(() => WorkforceIndicatorVersionType, { nullable: true, description: 'The version that was added.' }) version: object | null = null
}

@ObjectType({ description: 'What became of a figure.' })
export class WorkforceFigurePayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'The figure that was entered.' }) figureId: string | null = null
}
