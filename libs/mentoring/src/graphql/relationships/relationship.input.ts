import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { ArrayMaxSize, IsArray, IsBoolean, IsDate, IsInt, IsOptional, IsString, MaxLength } from 'class-validator'
import { MentoringMatchInput } from '../matches/match.input.js'

@InputType({ description: 'What the two agree on.' })
export class SaveMentoringAgreementInput extends MentoringMatchInput {
  @Field(() => Int, { description: 'Weeks between meetings, 1 to 26.' }) @IsInt() everyWeeks!: number
  @Field(() => Int, { description: 'Minutes that a meeting lasts, 10 to 480.' }) @IsInt() minutes!: number
  @Field(() => String, { description: 'in_person, video or phone.' }) @IsString() @MaxLength(20) mode!: string
  @Field(() => String, { description: 'What they want to work on.' }) @IsString() @MaxLength(5_000) purpose!: string
  @Field(() => String, { description: 'What stays between them.' }) @IsString() @MaxLength(5_000) confidentiality!: string
}

@InputType({ description: 'A yes to an agreement.' })
export class AgreeToMentoringInput extends MentoringMatchInput {
  @Field(() => Int, { description: 'The version that was read.' }) @IsInt() version!: number
}

@InputType({ description: 'A goal of the mentee.' })
export class AddMentoringGoalInput extends MentoringMatchInput {
  @Field(() => String, { description: 'What it is.' }) @IsString() @MaxLength(1_000) title!: string
  @Field(() => String, { nullable: true, description: 'By when, a date.' }) @IsOptional() @IsString() @MaxLength(10) dueOn?: string | null
}

@InputType({ description: 'What became of a goal.' })
export class SettleMentoringGoalInput {
  @Field(() => ID, { description: 'Which goal.' }) @IsString() goalId!: string
  @Field(() => String, { description: 'met or dropped.' }) @IsString() @MaxLength(20) result!: string
}

@InputType({ description: 'A promise of the sponsor.' })
export class AddSponsorCommitmentInput extends AddMentoringGoalInput {
  @Field(() => String, { description: 'One of the scheme\'s kinds of advocacy.' }) @IsString() @MaxLength(200) kind!: string
}

@InputType({ description: 'What became of a promise.' })
export class SettleSponsorCommitmentInput {
  @Field(() => ID, { description: 'Which promise.' }) @IsString() commitmentId!: string
  @Field(() => String, { description: 'done or dropped.' }) @IsString() @MaxLength(20) result!: string
  @Field(() => String, { defaultValue: '', description: 'What came of it.' }) @IsString() @MaxLength(5_000) outcome: string = ''
}

@InputType({ description: 'A meeting to plan.' })
export class PlanMentoringMeetingInput extends MentoringMatchInput {
  @Field(() => Date, { description: 'When it begins.' }) @IsDate() startsAt!: Date
  @Field(() => Int, { description: 'How many minutes it lasts, 5 to 480.' }) @IsInt() minutes!: number
  @Field(() => String, { description: 'in_person, video or phone.' }) @IsString() @MaxLength(20) mode!: string
  @Field(() => String, { defaultValue: '', description: 'Where, or the address of a call.' }) @IsString() @MaxLength(1_000) place: string = ''
}

@InputType({ description: 'A meeting that was held without having been planned here.' })
export class LogMentoringMeetingInput extends PlanMentoringMeetingInput {
  @Field(() => [String], { defaultValue: [], description: 'What they talked about, up to 10.' }) @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) topics: string[] = []
}

@InputType({ description: 'Names a meeting.' })
export class MentoringMeetingIdInput {
  @Field(() => ID, { description: 'Which meeting.' }) @IsString() meetingId!: string
}

@InputType({ description: 'When and where a meeting is to be.' })
export class MoveMentoringMeetingInput extends MentoringMeetingIdInput {
  @Field(() => Date, { description: 'When it begins.' }) @IsDate() startsAt!: Date
  @Field(() => Int, { description: 'How many minutes it lasts, 5 to 480.' }) @IsInt() minutes!: number
  @Field(() => String, { description: 'in_person, video or phone.' }) @IsString() @MaxLength(20) mode!: string
  @Field(() => String, { defaultValue: '', description: 'Where, or the address of a call.' }) @IsString() @MaxLength(1_000) place: string = ''
}

@InputType({ description: 'That a planned meeting was held, as it really was.' })
export class HoldMentoringMeetingInput extends MoveMentoringMeetingInput {
  @Field(() => [String], { defaultValue: [], description: 'What they talked about, up to 10.' }) @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) topics: string[] = []
}

@InputType({ description: 'A note of one\'s own.' })
export class SaveMentoringNoteInput extends MentoringMeetingIdInput {
  @Field(() => String, { description: 'The words; without any the note goes.' }) @IsString() @MaxLength(20_000) body!: string
  @Field(() => Boolean, { defaultValue: false, description: 'Whether the other may read it.' }) @IsBoolean() shared: boolean = false
}

@InputType({ description: 'How it goes. For those who run the scheme; the other does not see it.' })
export class AnswerMentoringCheckInInput {
  @Field(() => ID, { description: 'Which check-in.' }) @IsString() checkInId!: string
  @Field(() => Int, { description: '1 badly to 5 very well.' }) @IsInt() going!: number
  @Field(() => Boolean, { defaultValue: false, description: 'Whether help is wanted.' }) @IsBoolean() helpWanted: boolean = false
  @Field(() => String, { defaultValue: '', description: 'In the viewer\'s words.' }) @IsString() @MaxLength(5_000) comment: string = ''
}

@InputType({ description: 'How it was, at the end.' })
export class AnswerMentoringSurveyInput extends MentoringMatchInput {
  @Field(() => Int, { description: 'How helpful it was, 1 to 5.' }) @IsInt() helpful!: number
  @Field(() => Int, { description: 'How well they were matched, 1 to 5.' }) @IsInt() matchQuality!: number
  @Field(() => Int, { description: 'How likely the viewer is to recommend the scheme, 0 to 10.' }) @IsInt() recommends!: number
  @Field(() => [String], { defaultValue: [], description: 'What came of it, codes.' }) @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) outcomes: string[] = []
  @Field(() => String, { defaultValue: '', description: 'In the viewer\'s words.' }) @IsString() @MaxLength(5_000) comment: string = ''
  @Field(() => Boolean, { defaultValue: false, description: 'Whether those who run the scheme may read the comment, without a name, among five or more.' }) @IsBoolean() commentShared: boolean = false
}

@InputType({ description: 'Consent to a comment being read.' })
export class ShareMentoringCommentInput extends MentoringMatchInput {
  @Field(() => Boolean, { description: 'Whether those who run the scheme may read it; false takes that back.' }) @IsBoolean() shared!: boolean
}
