import { Field, ObjectType } from '@nestjs/graphql'
import { MutationPayload } from '#platform/graphql'

@ObjectType('CalendarFeed', { description: 'A person\'s private calendar address, to subscribe to in a calendar programme.' })
export class CalendarFeedType {
  @Field(() => Date, { description: 'When the address was made.' }) createdAt!: Date
  @Field(() => String, { nullable: true, description: 'The last day on which a calendar programme looked (YYYY-MM-DD).' }) lastReadOn!: string | null
}

@ObjectType({ description: 'A new calendar address. The address before it no longer works.' })
export class CreateCalendarFeedPayload extends MutationPayload {
  @Field(() => String, { nullable: true, description: 'The address. Anyone who has it can see the person\'s sessions; it cannot be shown again.' }) url!: string | null
  @Field(() => CalendarFeedType, { nullable: true, description: 'What is known of it.' }) feed!: CalendarFeedType | null
}

@ObjectType({ description: 'Whether there was a calendar address to end.' })
export class RevokeCalendarFeedPayload extends MutationPayload {
  @Field(() => Boolean, { description: 'False when there was none.' }) revoked!: boolean
}
