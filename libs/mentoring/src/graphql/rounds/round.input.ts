import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { MAX_PAGE, PageArgs } from '#platform/graphql'
import { SIDES } from '../../domain/index.js'

@ArgsType()
export class MatchRoundsArgs extends PageArgs {
  @Field(() => ID, { description: 'Which scheme.' }) @IsString() @MaxLength(60) schemeId!: string
}

@InputType({ isAbstract: true })
abstract class RoundFields {
  @Field(() => String, { description: 'Its name, at most 200 characters.' }) @IsString() @MaxLength(1_000) title!: string
  @Field(() => String, { description: 'Day on which the intake opens, YYYY-MM-DD.' }) @IsString() @MaxLength(20) intakeOpensOn!: string
  @Field(() => String, { description: 'First day on which profiles no longer come in, YYYY-MM-DD.' }) @IsString() @MaxLength(20) intakeClosesOn!: string
}

@InputType({ description: 'A round to plan.' })
export class CreateMatchRoundInput extends RoundFields {
  @Field(() => ID, { description: 'Of which scheme.' }) @IsString() @MaxLength(60) schemeId!: string
}

@InputType({ description: 'A changed plan of a round.' })
export class EditMatchRoundInput extends RoundFields {
  @Field(() => ID, { description: 'Which round.' }) @IsString() @MaxLength(60) roundId!: string
}

@InputType({ description: 'Names a round.' })
export class MatchRoundInput {
  @Field(() => ID, { description: 'Which round.' }) @IsString() @MaxLength(60) roundId!: string
}

@InputType({ description: 'Names a round and says why.' })
export class MatchRoundReasonInput extends MatchRoundInput {
  @Field(() => String, { description: 'Why, at most 1,000 characters. It stays in the record of the round.' }) @IsString() @MaxLength(5_000) reason!: string
}

@InputType({ description: 'A mentee and a mentor, by their profiles.' })
export class MatchPairInput {
  @Field(() => ID, { description: 'The mentee\'s profile.' }) @IsString() @MaxLength(60) menteeProfileId!: string
  @Field(() => ID, { description: 'The mentor\'s profile.' }) @IsString() @MaxLength(60) mentorProfileId!: string
}

@InputType({ description: 'How much each criterion counts, 0 to 10,000; one that is left out counts as much as the scheme says. What is private always does.' })
export class MatchWeightsInput {
  @Field(() => Int, { nullable: true, description: 'Skills that one can teach and the other wants to learn.' }) @IsOptional() @IsInt() skills?: number | null
  @Field(() => Int, { nullable: true, description: 'Values and working style.' }) @IsOptional() @IsInt() values?: number | null
  @Field(() => Int, { nullable: true, description: 'Steps of seniority between the two.' }) @IsOptional() @IsInt() seniority?: number | null
  @Field(() => Int, { nullable: true, description: 'The same area of work.' }) @IsOptional() @IsInt() sector?: number | null
  @Field(() => Int, { nullable: true, description: 'The same region.' }) @IsOptional() @IsInt() region?: number | null
  @Field(() => Int, { nullable: true, description: 'Free half-days in common.' }) @IsOptional() @IsInt() times?: number | null
}

@InputType({ description: 'A scenario to solve.' })
export class CreateMatchScenarioInput extends MatchRoundInput {
  @Field(() => String, { description: 'Its name, at most 200 characters.' }) @IsString() @MaxLength(1_000) title!: string
  @Field(() => MatchWeightsInput, { nullable: true, description: 'Left out: those of the scheme.' }) @IsOptional() @ValidateNested() @Type(() => MatchWeightsInput) weights?: MatchWeightsInput | null
  @Field(() => String, { defaultValue: 'everyone', description: 'everyone, worst_off or total; see MatchScenario.objective.' }) @IsString() @MaxLength(30) objective: string = 'everyone'
  @Field(() => Int, { defaultValue: 0, description: 'Pairs with fewer points are not made; 0 to 10,000.' }) @IsInt() floor: number = 0
  @Field(() => Int, { defaultValue: 0, description: 'Points that speak for keeping a pair of the base; 0 to 10,000.' }) @IsInt() keepBonus: number = 0
  @Field(() => ID, { nullable: true, description: 'A scenario of this round whose locked and forbidden pairs are taken over.' }) @IsOptional() @IsString() @MaxLength(60) baseId?: string | null
  @Field(() => [MatchPairInput], { defaultValue: [], description: 'Pairs to fix.' }) @IsArray() @ArrayMaxSize(1_000) @ValidateNested({ each: true }) @Type(() => MatchPairInput) lock: MatchPairInput[] = []
  @Field(() => [MatchPairInput], { defaultValue: [], description: 'Pairs to rule out.' }) @IsArray() @ArrayMaxSize(1_000) @ValidateNested({ each: true }) @Type(() => MatchPairInput) forbid: MatchPairInput[] = []
  @Field(() => [MatchPairInput], { defaultValue: [], description: 'Pairs of the base to free.' }) @IsArray() @ArrayMaxSize(1_000) @ValidateNested({ each: true }) @Type(() => MatchPairInput) release: MatchPairInput[] = []
}

@InputType({ description: 'Names a scenario.' })
export class MatchScenarioInput {
  @Field(() => ID, { description: 'Which scenario.' }) @IsString() @MaxLength(60) scenarioId!: string
}

@InputType({ description: 'A scenario to publish.' })
export class PublishMatchRoundInput extends MatchScenarioInput {
  @Field(() => String, { nullable: true, description: 'The changesToken of what has changed since the round was frozen: publish without those pairs.' }) @IsOptional() @IsString() @MaxLength(100) leaveOut?: string | null
}

@ArgsType()
export class MatchPairsArgs extends PageArgs {
  @Field(() => ID, { description: 'Which scenario.' }) @IsString() @MaxLength(60) scenarioId!: string
  @Field(() => String, { nullable: true, description: 'Part of a name on either side.' }) @IsOptional() @IsString() @MaxLength(100) search?: string | null
  @Field(() => Boolean, { nullable: true, description: 'Only pairs that reviewers fixed.' }) @IsOptional() @IsBoolean() lockedOnly?: boolean | null
  @Field(() => Int, { nullable: true, description: 'Only pairs with at most so many points.' }) @IsOptional() @IsInt() @Min(0) @Max(10_000) mostPoints?: number | null
}

@ArgsType()
export class UnplacedMenteesArgs extends PageArgs {
  @Field(() => ID, { description: 'Which scenario.' }) @IsString() @MaxLength(60) scenarioId!: string
}

@ArgsType()
export class ExplainMatchPairArgs {
  @Field(() => ID, { description: 'Which scenario.' }) @IsString() @MaxLength(60) scenarioId!: string
  @Field(() => ID, { description: 'The mentee\'s profile.' }) @IsString() @MaxLength(60) menteeProfileId!: string
  @Field(() => ID, { description: 'The mentor\'s profile.' }) @IsString() @MaxLength(60) mentorProfileId!: string
}

@ArgsType()
export class CompareMatchScenariosArgs {
  @Field(() => ID, { description: 'Which scenario.' }) @IsString() @MaxLength(60) scenarioId!: string
  @Field(() => ID, { description: 'Another one of the same round.' }) @IsString() @MaxLength(60) withId!: string
  @Field(() => Int, { defaultValue: 20, description: `How many changes to list, 0 to ${MAX_PAGE}.` }) @IsInt() @Min(0) @Max(MAX_PAGE) first: number = 20
}

@ArgsType()
export class MatchParticipantsArgs {
  @Field(() => ID, { description: 'Which round.' }) @IsString() @MaxLength(60) roundId!: string
  @Field(() => String, { description: 'mentee or mentor.' }) @IsIn(SIDES) side!: string
  @Field(() => String, { description: 'Part of the name; empty for all.' }) @IsString() @MaxLength(100) search!: string
  @Field(() => Int, { defaultValue: 20, description: `How many, 1 to ${MAX_PAGE}.` }) @IsInt() @Min(1) @Max(MAX_PAGE) first: number = 20
}
