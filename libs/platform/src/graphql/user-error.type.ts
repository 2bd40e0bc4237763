import type { Type } from '@nestjs/common'
import { Field, ObjectType } from '@nestjs/graphql'
import type { UserError } from '../errors/index.js'

@ObjectType('UserError', { description: 'One problem with what was given, in words for the person who gave it.' })
export class UserErrorType implements UserError {
  @Field(() => String, { description: 'A stable code for programs.' }) code!: string
  @Field(() => String, { description: 'Path of the input field, such as `items.3.title`; empty for the whole.' }) field!: string
  @Field(() => String, { description: 'What is wrong and how to fix it.' }) message!: string
}

export interface Payload {
  readonly userErrors: readonly UserError[]
}

/**
 * Base of a mutation's answer: extend it and add the thing, nullable.
 * Expected refusals are listed in `userErrors`; the thing is then null and nothing was written.
 */
@ObjectType({ isAbstract: true })
export abstract class MutationPayload implements Payload {
  @Field(() => [UserErrorType], { description: 'What stopped it; empty when it was done.' })
  userErrors: readonly UserError[] = []
}

export type PayloadType<T extends MutationPayload> = Type<T>
