import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql'
import { IsBoolean, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator'

@InputType({ description: 'Which report, of which day.' })
export class RequestReportInput {
  @Field(() => String, { description: 'What it is about: nation, region:…, organisation:…, programme:… or centre:….' }) @IsString() @MaxLength(200) areaKey!: string
  @Field(() => ID, { nullable: true, description: 'The plan whose targets it tells about; left out: that of the area.' }) @IsOptional() @IsString() @MaxLength(60) planId?: string | null
  @Field(() => String, { description: 'A day that is over, YYYY-MM-DD.' }) @Matches(/^\d{4}-\d{2}-\d{2}$/) asOf!: string
  @Field(() => Boolean, { defaultValue: false, description: 'Whether the report is computed by itself after each quarter from now on. False leaves that as it is for a report that is there; setReportSchedule ends it.' }) @IsBoolean() quarterly!: boolean
}

@ArgsType()
export class SetReportScheduleArgs {
  @Field(() => ID, { description: 'Which report.' }) @IsString() @MaxLength(60) id!: string
  @Field(() => Boolean, { description: 'True: computed by itself after each quarter from now on. False: only when somebody asks for it.' }) @IsBoolean() quarterly!: boolean
}

@ArgsType()
export class ReportSnapshotsArgs {
  @Field(() => ID, { description: 'Of which report.' }) @IsString() @MaxLength(60) reportId!: string
  @Field(() => Int, { defaultValue: 20, description: 'At most so many, 1 to 100.' }) @IsInt() @Min(1) @Max(100) first!: number
  @Field(() => Int, { nullable: true, description: 'Only snapshots with a smaller number: the next page.' }) @IsOptional() @IsInt() @Min(1) before?: number | null
}

@ArgsType()
export class ReportRunsArgs {
  @Field(() => ID, { description: 'Of which report.' }) @IsString() @MaxLength(60) reportId!: string
  @Field(() => Int, { defaultValue: 10, description: 'At most so many, 1 to 50.' }) @IsInt() @Min(1) @Max(50) first!: number
}
