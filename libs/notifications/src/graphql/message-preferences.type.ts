import { Field, ObjectType } from '@nestjs/graphql'
import { MutationPayload } from '#platform/graphql'

@ObjectType('MessagePreferences', { description: 'Which messages a person gets by email. Messages about what they asked for, such as an offer or a cancelled session, always come.' })
export class MessagePreferencesType {
  @Field(() => Boolean, { description: 'Reminders, such as of the next session.' }) reminders!: boolean
  @Field(() => Boolean, { description: 'News that they subscribed to.' }) subscriptions!: boolean
}

@ObjectType({ description: 'The preferences as they now are.' })
export class MessagePreferencesPayload extends MutationPayload {
  @Field(() => MessagePreferencesType, { nullable: true, description: 'As they now are.' }) preferences!: MessagePreferencesType | null
}
