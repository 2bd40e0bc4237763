import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator'
import { ATTENDANCE_STATUSES, type AttendanceStatus } from '../../domain/index.js'

@InputType({ description: 'A learner\'s mark in the session.' })
export class RegisterMarkInput {
  @Field(() => ID, { description: 'Their enrolment.' }) @IsString() enrolmentId!: string
  @Field(() => String, { description: 'attended, partial, absent, excused or unmarked.' }) @IsIn(ATTENDANCE_STATUSES) status!: AttendanceStatus
  @Field(() => Int, { nullable: true, description: 'Minutes of a partial mark.' }) @IsOptional() @IsInt() minutes?: number | null
  @Field(() => String, { nullable: true, description: 'Why an earlier mark is corrected after the day of the session.' }) @IsOptional() @IsString() @MaxLength(500) reason?: string | null
  @Field(() => Int, { description: 'The version of the line that was read.' }) @IsInt() @Min(0) version!: number
}

@InputType({ description: 'Marks of one session.' })
export class SaveRegisterInput {
  @Field(() => ID, { description: 'Which session.' }) @IsString() sessionId!: string
  @Field(() => [RegisterMarkInput], { description: 'The marks, at most 500.' }) @IsArray() @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => RegisterMarkInput) marks!: RegisterMarkInput[]
}

@InputType({ description: 'A code as read out in the room.' })
export class EnterSessionCodeInput {
  @Field(() => ID, { description: 'Which session.' }) @IsString() sessionId!: string
  @Field(() => String, { description: 'As typed; spaces, dashes and small letters do not matter.' }) @IsString() @MaxLength(40) code!: string
}
