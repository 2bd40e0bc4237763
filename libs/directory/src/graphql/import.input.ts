import { ArgsType, Field, ID } from '@nestjs/graphql'
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator'
import { PageArgs } from '#platform/graphql'

@ArgsType()
export class ImportsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only those of this organisation.' }) @IsOptional() @IsString() @MaxLength(40) organisationId?: string
}

@ArgsType()
export class ApplyImportArgs {
  @Field(() => ID, { description: 'Which import.' }) @IsString() @MaxLength(40) id!: string
  @Field(() => Boolean, { defaultValue: false, description: 'Write the good rows when there are bad ones.' }) @IsBoolean() skipBadRows: boolean = false
}

@ArgsType()
export class ExportsArgs extends PageArgs {
  @Field(() => ID, { description: 'Whose.' }) @IsString() @MaxLength(40) organisationId!: string
}
