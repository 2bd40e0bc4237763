import { Field, ObjectType } from '@nestjs/graphql'

@ObjectType('PostReport', { description: 'A reader\'s word that a post should be looked at.' })
export class PostReportType {
  @Field(() => String, { description: 'What they say is wrong.' }) reason!: string
  @Field(() => Date, { description: 'When.' }) reportedAt!: Date
}

@ObjectType('PostDecision', { description: 'What was done about a post.' })
export class PostDecisionType {
  @Field(() => String, { description: '`report`, `hide`, `restore`, `dismiss` or `retract`.' }) action!: string
  @Field(() => String, { description: 'What the post was from then on.' }) toState!: string
  @Field(() => String, { nullable: true, description: 'Why.' }) reason!: string | null
  @Field(() => Date, { description: 'When.' }) at!: Date
}

@ObjectType('PostHistory', { description: 'What was reported and decided about a post. For moderators.' })
export class PostHistoryType {
  @Field(() => [PostReportType], { description: 'Reports, first to last.' }) reports!: readonly object[]
  @Field(() => [PostDecisionType], { description: 'Decisions, first to last.' }) decisions!: readonly object[]
}
