import { Field, Int, ObjectType } from '@nestjs/graphql'

@ObjectType('HeadcountLine', { description: 'Digital staff of one role and grade at the end of the quarter, and what happened in it.' })
export class HeadcountLineType {
  @Field(() => String, { description: 'Key of the role.' }) role!: string
  @Field(() => String, { description: 'Key of its family.' }) family!: string
  @Field(() => String, { description: 'Key of the grade.' }) grade!: string
  @Field(() => Int, { description: 'People.' }) headcount!: number
  @Field(() => Int, { description: 'Full-time equivalents in hundredths.' }) fte!: number
  @Field(() => Int, { description: 'Vacant posts.' }) vacancies!: number
  @Field(() => Int, { description: 'Who started in the quarter.' }) starters!: number
  @Field(() => Int, { description: 'Who left in it.' }) leavers!: number
}

@ObjectType('DiversityLine', { description: 'How many digital staff of a role family and grade gave one answer. For the organisation\'s own people only.' })
export class DiversityLineType {
  @Field(() => String, { description: 'Key of the role family.' }) family!: string
  @Field(() => String, { description: 'Key of the grade.' }) grade!: string
  @Field(() => String, { description: 'Key of the characteristic.' }) characteristic!: string
  @Field(() => String, { description: 'Key of the category.' }) category!: string
  @Field(() => Int, { description: 'People.' }) count!: number
}

@ObjectType('SkillLine', { description: 'How many people with a skill at a level a role needs, and how many there are.' })
export class SkillLineType {
  @Field(() => String, { description: 'Key of the role.' }) role!: string
  @Field(() => String, { description: 'Key of the skill.' }) skill!: string
  @Field(() => String, { description: 'Key of the level.' }) level!: string
  @Field(() => Int, { description: 'People needed now.' }) neededNow!: number
  @Field(() => Int, { description: 'People needed in three years.' }) neededInThreeYears!: number
  @Field(() => Int, { description: 'People there are, by the organisation\'s own assessment.' }) supply!: number
}

@ObjectType('OutlookLine', { description: 'A role that technology is likely to change in three to five years.' })
export class OutlookLineType {
  @Field(() => String, { description: 'Key of the role.' }) role!: string
  @Field(() => String, { description: 'automated_in_part, changed, growing or new.' }) change!: string
  @Field(() => Int, { description: 'How many people it concerns.' }) people!: number
  @Field(() => String, { description: 'low, medium or high.' }) confidence!: string
  @Field(() => String, { description: 'What is expected.' }) comment!: string
  @Field(() => [String], { description: 'Keys of roles for which these people may be retrained.' }) retrainTo!: string[]
}
