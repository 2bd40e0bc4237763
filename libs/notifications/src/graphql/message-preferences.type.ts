import { Field, InputType, ObjectType } from '@nestjs/graphql'
import { IsBoolean, IsOptional } from 'class-validator'
import { MutationPayload } from '#platform/graphql'

@ObjectType('MessagePreferences', { description: 'Which messages a person gets by e-mail. Messages about what they asked for, such as an offer or a cancelled session, always come.' })
export class MessagePreferencesType {
  @Field(() => Boolean, { description: 'Reminders, such as of the next session.' }) reminders!: boolean
  @Field(() => Boolean, { description: 'News that they subscribed to.' }) subscriptions!: boolean
}

@InputType({ description: 'Changes to message preferences; what is left out stays as it is.' })
export class MessagePreferencesInput {
  @Field(() => Boolean, { nullable: true, description: 'Get reminders by e-mail.' }) @IsOptional() @IsBoolean() reminders?: boolean
  @Field(() => Boolean, { nullable: true, description: 'Get subscribed news by e-mail.' }) @IsOptional() @IsBoolean() subscriptions?: boolean
}

@ObjectType({ description: 'The preferences as they now are.' })
export class MessagePreferencesPayload extends MutationPayload {
  @Field(() => MessagePreferencesType, { nullable: true, description: 'As they now are.' }) preferences!: MessagePreferencesType | null
}
