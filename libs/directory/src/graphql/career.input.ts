import { Field, ID, InputType } from '@nestjs/graphql'
import { IsOptional, IsString, MaxLength } from 'class-validator'

@InputType({ description: 'A post that somebody held: at an organisation of the directory, or at one that is named.' })
export class CareerPostInput {
  @Field(() => String, { description: 'The post, at most 200 characters.' }) @IsString() @MaxLength(1000) post!: string
  @Field(() => ID, { nullable: true, description: 'The organisation, where it is in the directory.' }) @IsOptional() @IsString() organisationId?: string | null
  @Field(() => String, { nullable: true, description: 'Else its name.' }) @IsOptional() @IsString() @MaxLength(1000) organisationName?: string | null
  @Field(() => String, { nullable: true, description: 'Grade.' }) @IsOptional() @IsString() @MaxLength(1000) grade?: string | null
  @Field(() => String, { description: 'What kind of post it was; see PersonRecord.background.' }) @IsString() @MaxLength(60) background!: string
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) @IsString() @MaxLength(40) startsOn!: string
  @Field(() => String, { nullable: true, description: 'First day on which it was no longer held (YYYY-MM-DD).' }) @IsOptional() @IsString() @MaxLength(40) endsOn?: string | null
}

@InputType({ description: 'A post for a person\'s history.' })
export class AddCareerPostInput extends CareerPostInput {
  @Field(() => ID, { description: 'Whose.' }) @IsString() personId!: string
}

@InputType({ description: 'A corrected post; it has to be confirmed again.' })
export class UpdateCareerPostInput extends CareerPostInput {
  @Field(() => ID, { description: 'Which post.' }) @IsString() careerPostId!: string
}
