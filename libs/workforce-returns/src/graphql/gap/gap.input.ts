import { ArgsType, Field, ID, InputType } from '@nestjs/graphql'
import { IsOptional, IsString, MaxLength } from 'class-validator'

@ArgsType()
export class AreaArgs {
  @Field(() => String, { nullable: true, description: 'Key of the area: nation (the default), region:<name> or organisation:<id>.' }) @IsOptional() @IsString() @MaxLength(140) area?: string | null
}

@ArgsType()
export class SkillsGapArgs extends AreaArgs {
  @Field(() => String, { nullable: true, description: 'Key of a role.' }) @IsOptional() @IsString() @MaxLength(200) role?: string | null
  @Field(() => String, { nullable: true, description: 'Key of a skill.' }) @IsOptional() @IsString() @MaxLength(200) skill?: string | null
}

@InputType({ description: 'Lists a programme or an offer of others as a route to a skill at a level.' })
export class AddLearningRouteInput {
  @Field(() => String, { description: 'Key of the skill.' }) @IsString() @MaxLength(200) skillKey!: string
  @Field(() => String, { description: 'Key of the level that it leads to.' }) @IsString() @MaxLength(200) levelKey!: string
  @Field(() => ID, { nullable: true, description: 'A programme of Waymark.' }) @IsOptional() @IsString() programmeId?: string | null
  @Field(() => ID, { nullable: true, description: 'An offer of others.' }) @IsOptional() @IsString() externalOfferId?: string | null
  @Field(() => String, { defaultValue: '', description: 'What should be known about it.' }) @IsString() @MaxLength(1_000) note: string = ''
}
