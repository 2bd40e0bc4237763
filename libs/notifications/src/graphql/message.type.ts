import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql'
import { connectionTypes } from '#platform/graphql'
import type { MessageState } from '../domain/index.js'

export enum MessageStateEnum {
  QUEUED = 'queued',
  SENT = 'sent',
  FAILED = 'failed',
  SUPPRESSED = 'suppressed',
}
registerEnumType(MessageStateEnum, {
  name: 'MessageState', description: 'What became of a message.',
  valuesMap: {
    QUEUED: { description: 'On its way.' },
    SENT: { description: 'Sent by email.' },
    FAILED: { description: 'Could not be delivered by email; it can be read here only.' },
    SUPPRESSED: { description: 'Not sent by email, because the person switched such messages off or has no working address; it can be read here.' },
  },
})

@ObjectType('Message', { description: 'Something that Waymark told a person.' })
export class MessageType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'What kind of message it is, e.g. `cohorts.offered`.' }) template!: string
  @Field(() => MessageStateEnum, { description: 'What became of it.' }) state!: MessageState
  @Field(() => String, { description: 'Its subject line.' }) subject!: string
  @Field(() => String, { description: 'Its words, as plain text with web addresses on lines of their own.' }) text!: string
  @Field(() => String, { description: 'The language it is written in: `en` or `cy`.' }) locale!: string
  @Field(() => Date, { description: 'When the thing that it tells of happened.' }) queuedAt!: Date
  @Field(() => Date, { description: 'When it was sent, or when it was decided that it would not be.' }) settledAt!: Date
}

@ObjectType()
export class MessageConnection extends connectionTypes(MessageType, 'Message') {}
