import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator'
import type { PersonId } from '#kernel'

const DATE = 'YYYY-MM-DD, as London\'s calendars show it.'
const TIME = 'HH:MM, as London\'s clocks show it.'

@InputType({ description: 'A London date and clock time.' })
export class WallClockInput {
  @Field(() => String, { description: DATE }) @IsString() @MaxLength(10) date!: string
  @Field(() => String, { description: TIME }) @IsString() @MaxLength(5) time!: string
}

@InputType({ description: 'A date of a series that takes place at another time.' })
export class MovedDateInput {
  @Field(() => String, { description: `The date of the series. ${DATE}` }) @IsString() @MaxLength(10) from!: string
  @Field(() => WallClockInput, { description: 'When it takes place instead.' }) @ValidateNested() @Type(() => WallClockInput) to!: WallClockInput
}

@InputType({ isAbstract: true })
abstract class SessionDetailsFields {
  @Field(() => String, { description: 'What it is about, at most 200 characters.' }) @IsString() @MaxLength(1000) title!: string
  @Field(() => String, { description: 'in_person, online or hybrid.' }) @IsString() @MaxLength(20) mode!: string
  @Field(() => String, { nullable: true, description: 'Where people meet; needed unless online.' }) @IsOptional() @IsString() @MaxLength(1000) location?: string | null
  @Field(() => String, { nullable: true, description: 'Where people join online, starting with https://.' }) @IsOptional() @IsString() @MaxLength(3000) joinUrl?: string | null
  @Field(() => [ID], { description: 'Who holds it: facilitators of the run.' }) @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) facilitatorIds!: PersonId[]
  @Field(() => ID, { nullable: true, description: 'The curriculum item that it serves.' }) @IsOptional() @IsString() itemId?: string | null
}

@InputType({ description: 'One session, or a series of them.' })
export class ScheduleSessionsInput extends SessionDetailsFields {
  @Field(() => ID, { description: 'The run.' }) @IsString() runId!: string
  @Field(() => String, { description: `The first date. ${DATE}` }) @IsString() @MaxLength(10) date!: string
  @Field(() => String, { description: `When it starts. ${TIME} It stays put when the clocks change.` }) @IsString() @MaxLength(5) time!: string
  @Field(() => Int, { description: 'Minutes, from 5 to 1,440.' }) @IsInt() duration!: number
  @Field(() => String, { defaultValue: 'weekly', description: 'weekly, fortnightly or monthly_by_weekday (such as every second Tuesday).' }) @IsString() @MaxLength(30) rhythm: string = 'weekly'
  @Field(() => Int, { defaultValue: 1, description: 'How many dates the rhythm yields, skipped ones included: 1 for a single session.' }) @IsInt() count: number = 1
  @Field(() => [String], { defaultValue: [], description: 'Dates of the rhythm on which nothing takes place.' }) @IsArray() @ArrayMaxSize(104) @IsString({ each: true }) skip: string[] = []
  @Field(() => [MovedDateInput], { defaultValue: [], description: 'Dates of the rhythm that take place at another time.' }) @IsArray() @ArrayMaxSize(104) @ValidateNested({ each: true }) @Type(() => MovedDateInput) moved: MovedDateInput[] = []
}

@InputType({ description: 'All details of a session but its time.' })
export class EditSessionInput extends SessionDetailsFields {
  @Field(() => ID, { description: 'Which session.' }) @IsString() sessionId!: string
}

@InputType({ description: 'A session\'s new time.' })
export class RescheduleSessionInput {
  @Field(() => ID, { description: 'Which session.' }) @IsString() sessionId!: string
  @Field(() => String, { description: DATE }) @IsString() @MaxLength(10) date!: string
  @Field(() => String, { description: TIME }) @IsString() @MaxLength(5) time!: string
  @Field(() => Int, { nullable: true, description: 'Minutes; as long as before when absent.' }) @IsOptional() @IsInt() duration?: number | null
  @Field(() => String, { description: 'Why: the people who were coming are told.' }) @IsString() @MaxLength(1000) reason!: string
}

@InputType({ description: 'A session to call off.' })
export class CancelSessionInput {
  @Field(() => ID, { description: 'Which session.' }) @IsString() sessionId!: string
  @Field(() => String, { description: 'Why: the people who were coming are told.' }) @IsString() @MaxLength(1000) reason!: string
}

@InputType({ description: 'A session.' })
export class SessionIdInput {
  @Field(() => ID, { description: 'Which session.' }) @IsString() sessionId!: string
}
