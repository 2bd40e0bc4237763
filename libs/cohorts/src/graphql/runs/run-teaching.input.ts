import { Field, InputType } from '@nestjs/graphql'
import { IsString, MaxLength } from 'class-validator'
import { CohortRunInput } from './run.input.js'

@InputType({ description: 'Names a facilitator of a run by an address under which they are known.' })
export class RunFacilitatorByEmailInput extends CohortRunInput {
  @Field(() => String, { description: 'Their email address.' }) @IsString() @MaxLength(320) email!: string
}
