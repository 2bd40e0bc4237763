import { Field, InputType } from '@nestjs/graphql'
import { IsBoolean, IsOptional } from 'class-validator'

@InputType({ description: 'Changes to message preferences; what is left out stays as it is.' })
export class MessagePreferencesInput {
  @Field(() => Boolean, { nullable: true, description: 'Get reminders by email.' }) @IsOptional() @IsBoolean() reminders?: boolean
  @Field(() => Boolean, { nullable: true, description: 'Get subscribed news by email.' }) @IsOptional() @IsBoolean() subscriptions?: boolean
}
