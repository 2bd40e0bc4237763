import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'

@ObjectType('MentoringCount', { description: 'How many of something.' })
export class MentoringCountType {
  @Field(() => String, { description: 'Of what, a code.' }) code!: string
  @Field(() => Int, { description: 'How many.' }) count!: number
}

@ObjectType('MentoringMonth', { description: 'Meetings held in a month.' })
export class MentoringMonthType {
  @Field(() => String, { description: 'YYYY-MM.' }) month!: string
  @Field(() => Int, { description: 'How many meetings.' }) meetings!: number
  @Field(() => Int, { description: 'How many minutes.' }) minutes!: number
}

@ObjectType('MentoringPublishedCount', { description: 'A count as it may be shown: exact, or a range where it is small.' })
export class MentoringPublishedCountType {
  @Field(() => String, { description: 'Of what, a code.' }) code!: string
  @Field(() => Int, { description: 'The lowest that it can be.' }) from!: number
  @Field(() => Int, { description: 'The highest that it can be; the same as the lowest where it is exact.' }) to!: number
}

@ObjectType('MentoringSurveyMeans', { description: 'Closing surveys in all, from five answers on; every fifth answer changes them.' })
export class MentoringSurveyMeansType {
  @Field(() => Float, { description: 'How helpful it was, 1 to 5.' }) helpful!: number
  @Field(() => Float, { description: 'How well they were matched, 1 to 5.' }) matchQuality!: number
  @Field(() => Float, { description: 'How likely they are to recommend it, 0 to 10.' }) recommends!: number
  @Field(() => [MentoringCountType], { description: 'What came of it, where five or more say so.' }) outcomes!: MentoringCountType[]
}

@ObjectType('MentoringSurveyResults', { description: 'What people say at the end, in counts that give nobody away, and comments by their authors\' consent. For those who run the scheme.' })
export class MentoringSurveyResultsType {
  @Field(() => ID, { description: 'Which scheme.' }) schemeId!: string
  @Field(() => Int, { description: 'Closing surveys answered.' }) answers!: number
  @Field(() => Int, { description: 'Of how many the counts are: the first five, ten, fifteen …' }) counted!: number
  @Field(() => [MentoringPublishedCountType], { nullable: true, description: 'How helpful it was: low (1 or 2), middle (3), high (4 or 5); null where the numbers are too small to be shown.' }) helpful!: MentoringPublishedCountType[] | null
  @Field(() => [MentoringPublishedCountType], { nullable: true, description: 'How well they were matched, in the same groups.' }) matchQuality!: MentoringPublishedCountType[] | null
  @Field(() => [MentoringPublishedCountType], { nullable: true, description: 'Whether they would recommend it: low (0 to 6), middle (7 or 8), high (9 or 10).' }) recommends!: MentoringPublishedCountType[] | null
  @Field(() => [String], { description: 'Comments whose authors let those who run the scheme read them: without names, in the order of the alphabet, from five people on.' }) comments!: string[]
}

@ObjectType('MentoringConcern', { description: 'A relationship that needs somebody.' })
export class MentoringConcernType {
  @Field(() => ID, { description: 'Which match.' }) matchId!: string
  @Field(() => ID, { description: 'The mentee.' }) menteePersonId!: string
  @Field(() => ID, { description: 'The mentor.' }) mentorPersonId!: string
  @Field(() => String, { description: 'at_risk or silent.' }) health!: string
  @Field(() => [String], { description: 'no_first_meeting, help_wanted, going_badly, silent.' }) reasons!: string[]
  @Field(() => Date, { description: 'When both had accepted.' }) agreedAt!: Date
  @Field(() => Date, { nullable: true, description: 'When they last met.' }) lastMetAt!: Date | null
}

@ObjectType('MentoringDashboard', { description: 'How a scheme does. For those who run it.' })
export class MentoringDashboardType {
  @Field(() => ID, { description: 'Which scheme.' }) schemeId!: string
  @Field(() => [MentoringCountType], { description: 'Matches by state.' }) states!: MentoringCountType[]
  @Field(() => [MentoringCountType], { description: 'Relationships that have not ended: alive, at_risk, silent, on_hold.' }) health!: MentoringCountType[]
  @Field(() => [MentoringMonthType], { description: 'Meetings held by month, of the last year.' }) months!: readonly MentoringMonthType[]
  @Field(() => Int, { description: 'Check-ins that have been due.' }) checkInsDue!: number
  @Field(() => Int, { description: 'Of those, answered.' }) checkInsAnswered!: number
  @Field(() => Int, { description: 'Proposals that have been decided.' }) proposalsDecided!: number
  @Field(() => Int, { description: 'Of those, accepted by both.' }) proposalsAgreed!: number
  @Field(() => [MentoringPublishedCountType], { nullable: true, description: 'Why people declined: of the first five, ten, fifteen … declines, so that no single one can be read off; null where the numbers are too small to be shown.' }) declines!: MentoringPublishedCountType[] | null
  @Field(() => Int, { description: 'Closing surveys answered.' }) surveyAnswers!: number
  @Field(() => MentoringSurveyMeansType, { nullable: true, description: 'What the first five, ten, fifteen … of them say in all, so that no single answer can be read off; null for fewer than five.' }) survey!: MentoringSurveyMeansType | null
  @Field(() => [MentoringCountType], { description: 'Commitments of sponsors by state; empty outside sponsorship.' }) commitments!: MentoringCountType[]
  @Field(() => [MentoringConcernType], { description: 'Relationships at risk or silent, the first 200.' }) concerns!: MentoringConcernType[]
  @Field(() => Int, { description: 'How many there are of those.' }) concernsTotal!: number
}
