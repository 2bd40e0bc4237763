import { Field, InputType } from '@nestjs/graphql'
import { IsBoolean, IsOptional } from 'class-validator'

@InputType({ description: 'Changes to message preferences; what is left out stays as it is.' })
export class MessagePreferencesInput {
  @Field(() => Boolean, { nullable: true, description: 'Get reminders by e-mail.' }) @IsOptional() @IsBoolean() reminders?: boolean
  @Field(() => Boolean, { nullable: true, description: 'Get subscribed news by e-mail.' }) @IsOptional() @IsBoolean() subscriptions?: boolean
}
