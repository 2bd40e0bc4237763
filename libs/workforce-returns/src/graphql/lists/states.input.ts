import { ArgsType, Field } from '@nestjs/graphql'
import { IsOptional, IsString, MaxLength } from 'class-validator'
import { PageArgs } from '#platform/graphql'

@ArgsType()
export class ReturnStatesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'The quarter; the last that is over unless given.' }) @IsOptional() @IsString() @MaxLength(10) quarter?: string | null
  @Field(() => String, { nullable: true, description: 'One region only.' }) @IsOptional() @IsString() @MaxLength(100) region?: string | null
  @Field(() => String, { nullable: true, description: 'One state only.' }) @IsOptional() @IsString() @MaxLength(20) state?: string | null
}
