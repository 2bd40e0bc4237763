import { ArgsType, Field, ID, InputType } from '@nestjs/graphql'
import { IsOptional, IsString, MaxLength } from 'class-validator'
import { PageArgs } from '#platform/graphql'

@InputType({ description: 'Details of an external offer.' })
export class ExternalOfferInputType {
  @Field(() => String, { description: 'At most 200 characters.' }) @IsString() @MaxLength(1000) title!: string
  @Field(() => String, { description: 'An https address of a public website.' }) @IsString() @MaxLength(5000) url!: string
  @Field(() => ID, { nullable: true, description: 'The providing organisation; or give its name.' }) @IsOptional() @IsString() @MaxLength(100) providerId?: string | null
  @Field(() => String, { nullable: true, description: 'The provider\'s name, where it is not an organisation here.' }) @IsOptional() @IsString() @MaxLength(1000) providerName?: string | null
  @Field(() => String, { description: 'See ExternalOffer.body.' }) @IsString() @MaxLength(40) body!: string
  @Field(() => String, { description: 'See ExternalOffer.area.' }) @IsString() @MaxLength(40) area!: string
  @Field(() => String, { description: 'See ExternalOffer.audience.' }) @IsString() @MaxLength(40) audience!: string
  @Field(() => String, { description: 'See ExternalOffer.obligation.' }) @IsString() @MaxLength(40) obligation!: string
  @Field(() => String, { nullable: true, description: 'What it costs, in words; at most 500 characters.' }) @IsOptional() @IsString() @MaxLength(2000) costNote?: string | null
}

@ArgsType()
export class ExternalOffersArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only this row of the matrix.' }) @IsOptional() @IsString() @MaxLength(40) body?: string
  @Field(() => String, { nullable: true, description: 'Only this column of the matrix.' }) @IsOptional() @IsString() @MaxLength(40) area?: string
  @Field(() => String, { nullable: true, description: 'Only for this audience.' }) @IsOptional() @IsString() @MaxLength(40) audience?: string
}

@ArgsType()
export class ChangeExternalOfferArgs {
  @Field(() => ID, { description: 'Which offer.' }) @IsString() id!: string
  @Field(() => ExternalOfferInputType, { description: 'All its details.' }) input!: ExternalOfferInputType
}
