import { Field, ID, Int, ObjectType } from '@nestjs/graphql'

@ObjectType('MentoringAgreement', { description: 'What the two agreed on. It holds when both agreed to the same version; a change needs both again.' })
export class MentoringAgreementType {
  @Field(() => Int, { description: 'Weeks between meetings.' }) everyWeeks!: number
  @Field(() => Int, { description: 'Minutes that a meeting lasts.' }) minutes!: number
  @Field(() => String, { description: 'in_person, video or phone.' }) mode!: string
  @Field(() => String, { description: 'What they want to work on.' }) purpose!: string
  @Field(() => String, { description: 'What stays between them.' }) confidentiality!: string
  @Field(() => Date, { nullable: true, description: 'When the mentee agreed to this version.' }) menteeAgreedAt!: Date | null
  @Field(() => Date, { nullable: true, description: 'When the mentor agreed to this version.' }) mentorAgreedAt!: Date | null
  @Field(() => Int, { description: 'Goes up with every change; name it when agreeing.' }) version!: number
}

@ObjectType('MentoringGoal', { description: 'Something that the mentee wants to reach.' })
export class MentoringGoalType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'What it is.' }) title!: string
  @Field(() => String, { description: 'open, met or dropped.' }) state!: string
  @Field(() => String, { nullable: true, description: 'By when, a date.' }) dueOn!: string | null
}

@ObjectType('SponsorCommitment', { description: 'A named act of advocacy that a sponsor commits to.' })
export class SponsorCommitmentType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'One of the scheme\'s kinds of advocacy.' }) kind!: string
  @Field(() => String, { description: 'What exactly.' }) title!: string
  @Field(() => String, { description: 'promised, done or dropped.' }) state!: string
  @Field(() => String, { nullable: true, description: 'By when, a date.' }) dueOn!: string | null
  @Field(() => String, { description: 'What came of it; empty until it is settled.' }) outcome!: string
}

@ObjectType('MentoringMeeting', { description: 'A meeting of the two, planned or written down afterwards.' })
export class MentoringMeetingType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => Date, { description: 'When it begins.' }) startsAt!: Date
  @Field(() => Int, { description: 'How many minutes it lasts.' }) minutes!: number
  @Field(() => String, { description: 'in_person, video or phone.' }) mode!: string
  @Field(() => String, { description: 'Where, or the address of a call; may be empty.' }) place!: string
  @Field(() => String, { description: 'planned, held or cancelled.' }) state!: string
  @Field(() => [String], { description: 'What they talked about.' }) topics!: string[]
  @Field(() => String, { nullable: true, description: 'The viewer\'s own note.' }) ownNote!: string | null
  @Field(() => Boolean, { description: 'Whether the viewer shares their note with the other.' }) ownNoteShared!: boolean
  @Field(() => String, { nullable: true, description: 'The other\'s note, where they share it.' }) otherNote!: string | null
}

@ObjectType('MentoringCheckIn', { description: 'How it goes, asked at set points. For whoever answered and those who run the scheme; never for the other.' })
export class MentoringCheckInType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'Who is asked: mentee or mentor.' }) side!: string
  @Field(() => String, { description: 'When it is due, a date.' }) dueOn!: string
  @Field(() => Date, { nullable: true, description: 'When it was answered.' }) answeredAt!: Date | null
  @Field(() => Int, { nullable: true, description: '1 badly to 5 very well.' }) going!: number | null
  @Field(() => Boolean, { nullable: true, description: 'Whether they ask for help.' }) helpWanted!: boolean | null
  @Field(() => Date, { nullable: true, description: 'When those who run the scheme had seen to it.' }) helpSettledAt!: Date | null
  @Field(() => String, { nullable: true, description: 'What they say to those who run the scheme.' }) comment!: string | null
  @Field(() => Boolean, { description: 'Whether the viewer may answer it now.' }) viewerCanAnswer!: boolean
}

@ObjectType('MentoringSurvey', { description: 'The viewer\'s own closing survey. Others see it in numbers only.' })
export class MentoringSurveyType {
  @Field(() => Int, { description: 'How helpful it was, 1 to 5.' }) helpful!: number
  @Field(() => Int, { description: 'How well they were matched, 1 to 5.' }) matchQuality!: number
  @Field(() => Int, { description: 'How likely they are to recommend the scheme, 0 to 10.' }) recommends!: number
  @Field(() => [String], { description: 'What came of it, codes.' }) outcomes!: string[]
  @Field(() => String, { description: 'In their words; may be empty.' }) comment!: string
  @Field(() => Boolean, { description: 'Whether those who run the scheme may read the comment, without a name, among five or more.' }) commentShared!: boolean
}
