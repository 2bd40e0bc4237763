import { ArgsType, Field, ID, InputType } from '@nestjs/graphql'
import { IsOptional, IsString, MaxLength } from 'class-validator'
import { PageArgs } from '#platform/graphql'

@InputType({ description: 'Details of an organisation.' })
export class OrganisationInputType {
  @Field(() => String, { description: 'See Organisation.kind.' }) @IsString() @MaxLength(40) kind!: string
  @Field(() => String, { nullable: true, description: 'GSS code; councils and combined authorities must have one.' }) @IsOptional() @IsString() @MaxLength(40) code?: string | null
  @Field(() => String, { description: 'Full official name, at most 200 characters.' }) @IsString() @MaxLength(1000) name!: string
  @Field(() => String, { nullable: true, description: 'Name for lists; the full name when absent.' }) @IsOptional() @IsString() @MaxLength(200) shortName?: string | null
  @Field(() => String, { nullable: true, description: 'See Organisation.nation.' }) @IsOptional() @IsString() @MaxLength(40) nation?: string | null
  @Field(() => String, { nullable: true, description: 'See Organisation.region.' }) @IsOptional() @IsString() @MaxLength(60) region?: string | null
  @Field(() => String, { nullable: true, description: 'See Organisation.tier.' }) @IsOptional() @IsString() @MaxLength(40) tier?: string | null
}

@ArgsType()
export class OrganisationsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of the name, or the start of the code.' }) @IsOptional() @IsString() @MaxLength(100) search?: string
  @Field(() => String, { nullable: true, description: 'Only this kind.' }) @IsOptional() @IsString() @MaxLength(40) kind?: string
  @Field(() => String, { nullable: true, description: 'Only this region.' }) @IsOptional() @IsString() @MaxLength(60) region?: string
}

@ArgsType()
export class UpdateOrganisationArgs {
  @Field(() => ID, { description: 'Which organisation.' }) @IsString() id!: string
  @Field(() => OrganisationInputType, { description: 'All its details.' }) input!: OrganisationInputType
}
