import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('MentoringWeights', { description: 'How much each criterion counts: whole shares, brought to 100 together; 0 switches one off.' })
export class MentoringWeightsType {
  @Field(() => Int, { description: 'Skills that one can teach and the other wants to learn.' }) skills!: number
  @Field(() => Int, { description: 'What a mentee finds most important about a mentor counts twice for them.' }) choice!: number
  @Field(() => Int, { description: 'Values and working style.' }) values!: number
  @Field(() => Int, { description: 'Private wishes.' }) wishes!: number
  @Field(() => Int, { description: 'The mentor is one or two steps further on; in reverse mentoring the other way round.' }) seniority!: number
  @Field(() => Int, { description: 'The same area of work.' }) sector!: number
  @Field(() => Int, { description: 'The same region.' }) region!: number
  @Field(() => Int, { description: 'Free half-days in common.' }) times!: number
  @Field(() => Int, { description: 'A background that both chose to share for this.' }) background!: number
}

@ObjectType('MentoringRules', { description: 'The rules that no pair may break, beside those that always hold.' })
export class MentoringRulesType {
  @Field(() => Boolean, { description: 'The two belong to different organisations.' }) otherOrganisation!: boolean
  @Field(() => Boolean, { description: 'They have a language in common.' }) sharedLanguage!: boolean
  @Field(() => Boolean, { description: 'They have a way of meeting in common.' }) sharedMode!: boolean
  @Field(() => Boolean, { description: 'They are in the same region.' }) sameRegion!: boolean
  @Field(() => Int, { description: 'They have so many free half-days in common; 0 asks for none.' }) sharedTimes!: number
  @Field(() => Boolean, { description: 'Of a paired scheme: one is digital and the other is not.' }) acrossBackgrounds!: boolean
}

@ObjectType('MentoringQuestion', { description: 'A question of the scheme\'s own.' })
export class MentoringQuestionType {
  @Field(() => String, { description: 'Short and stable.' }) key!: string
  @Field(() => String, { description: 'The question.' }) label!: string
  @Field(() => String, { description: 'Help with it; may be empty.' }) hint!: string
  @Field(() => [String], { description: 'Who is asked: mentee, mentor.' }) sides!: string[]
  @Field(() => String, { description: 'text or choice.' }) kind!: string
  @Field(() => [String], { description: 'For a choice.' }) options!: string[]
  @Field(() => Boolean, { description: 'Whether a profile needs an answer.' }) required!: boolean
}

@ObjectType('MentoringSettings', { description: 'What those who run a scheme have set.' })
export class MentoringSettingsType {
  @Field(() => MentoringWeightsType, { description: 'How much each criterion counts.' }) weights!: MentoringWeightsType
  @Field(() => MentoringRulesType, { description: 'What no pair may break.' }) rules!: MentoringRulesType
  @Field(() => Int, { description: 'The most mentees that a mentor may offer to take.' }) mostMentees!: number
  @Field(() => Boolean, { description: 'Whether neither is told the other\'s name or organisation before both accepted.' }) blind!: boolean
  @Field(() => Int, { description: 'Days in which a proposal has to be answered.' }) answerDays!: number
  @Field(() => Int, { description: 'Days after which a pair that has not met is reminded.' }) firstMeetingDays!: number
  @Field(() => Int, { description: 'Days without a meeting after which a pair is reminded.' }) silentDays!: number
  @Field(() => Int, { description: 'How many months a relationship is meant to last.' }) months!: number
  @Field(() => Int, { description: 'Days after its planned end in which a relationship can still be extended or finished; then it is closed by itself.' }) graceDays!: number
  @Field(() => Int, { description: 'Days after a round is closed or cancelled for which wishes and the like stay in its frozen input.' }) keepPrivateDays!: number
  @Field(() => [Int], { description: 'Weeks after the start at which both are asked how it goes.' }) checkInWeeks!: number[]
  @Field(() => [MentoringQuestionType], { description: 'Questions of the scheme\'s own.' }) questions!: MentoringQuestionType[]
  @Field(() => [String], { description: 'Kinds of advocacy that a sponsor can commit to.' }) advocacy!: string[]
}

@ObjectType('MentoringSkillLevel', { description: 'A level of a skill.' })
export class MentoringSkillLevelType {
  @Field(() => String, { description: 'By which profiles name it.' }) key!: string
  @Field(() => String, { description: 'Its name.' }) name!: string
}

@ObjectType('MentoringSkill', { description: 'A skill that participants may choose.' })
export class MentoringSkillType {
  @Field(() => String, { description: 'By which profiles name it.' }) key!: string
  @Field(() => String, { description: 'Its name.' }) name!: string
  @Field(() => String, { description: 'What it is.' }) description!: string
  @Field(() => [MentoringSkillLevelType], { description: 'Lowest first.' }) levels!: MentoringSkillLevelType[]
}

@ObjectType('MentoringScheme', { description: 'A mentoring or sponsorship scheme.' })
export class MentoringSchemeType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The organisation that runs it.' }) organisationId!: string
  @Field(() => String, { description: 'paired (digital and non-digital leaders), under_represented, sponsorship or reverse (juniors mentor seniors).' }) kind!: string
  @Field(() => String, { description: 'draft, open or closed.' }) state!: string
  @Field(() => String, { description: 'Its name.' }) title!: string
  @Field(() => String, { description: 'What it is for.' }) summary!: string
  @Field(() => Boolean, { description: 'Whether mentees declare that it is meant for them.' }) restricted!: boolean
  @Field(() => String, { description: 'The words that they declare; empty unless it is restricted.' }) declaration!: string
  @Field(() => ID, { description: 'The framework version whose skills are picked from.' }) frameworkVersionId!: string
  @Field(() => MentoringSettingsType, { description: 'What those who run it have set.' }) settings!: MentoringSettingsType
  @Field(() => Int, { description: 'Goes up with every change; give it with the next one.' }) version!: number
  @Field(() => Date, { description: 'When it was last changed.' }) updatedAt!: Date
}

@ObjectType('MentoringSchemeEvent', { description: 'Something that was done to a scheme.' })
export class MentoringSchemeEventType {
  @Field(() => String, { description: 'create, change, open, close or reopen.' }) action!: string
  @Field(() => String, { description: 'The state that it was in then.' }) toState!: string
  @Field(() => Date, { description: 'When.' }) at!: Date
  @Field(() => [String], { description: 'What was changed.' }) fields!: string[]
}

@ObjectType()
export class MentoringSchemeConnection extends connectionTypes(MentoringSchemeType, 'MentoringScheme') {}

@ObjectType({ description: 'What became of a change of a scheme.' })
export class MentoringSchemePayload extends MutationPayload {
  @Field(() => MentoringSchemeType, { nullable: true, description: 'As it now is.' }) scheme: object | null = null
  @Field(() => String, { nullable: true, description: 'The title of a round whose input is fixed: it keeps the settings of before.' }) noticeFrozenRound: string | null = null
}
