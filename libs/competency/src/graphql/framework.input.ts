import { ArgsType, Field, ID, InputType } from '@nestjs/graphql'
import { IsBoolean, IsString, MaxLength } from 'class-validator'

@InputType({ description: 'A framework file and what it is to become.' })
export class ImportFrameworkInput {
  @Field(() => String, { description: 'Short stable name; a new one makes a new framework.' }) @IsString() @MaxLength(200) key!: string
  @Field(() => String, { description: 'Its name; used when the framework is new.' }) @IsString() @MaxLength(1000) name!: string
  @Field(() => String, { description: 'Two numbers, such as 1.0. A draft of that number is replaced.' }) @IsString() @MaxLength(40) version!: string
  @Field(() => String, { description: 'The whole file: CSV with the columns record, key, parent, level, name, text.' }) @IsString() @MaxLength(900_000) csv!: string
  @Field(() => Boolean, { defaultValue: false, description: 'Only report what would happen.' }) @IsBoolean() dryRun: boolean = false
}

@ArgsType()
export class PublishFrameworkArgs {
  @Field(() => ID, { description: 'The draft.' }) @IsString() id!: string
  @Field(() => String, { defaultValue: '', description: 'Why, for the history; at most 500 characters.' }) @IsString() @MaxLength(500) reason: string = ''
}
