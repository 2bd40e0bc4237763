import { Extensions } from '@nestjs/graphql'
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql'
import type { Actor } from '../access/index.js'
import { forbidden, unauthenticated } from '../errors/index.js'
import type { GraphqlContext } from './graphql-context.js'

/** The coarse door of a root field; the service behind it decides the rest. */
export type Audience = 'anyone' | 'signed-in' | 'person'

const admits: Record<Audience, (actor: Actor) => boolean> = {
  anyone: () => true,
  // With a good token, linked to a person or not.
  'signed-in': ({ kind }) => kind !== 'anonymous',
  // A person, or a program acting by itself: what nearly everything wants.
  person: ({ kind }) => kind === 'person' || kind === 'machine' || kind === 'system',
}

/** Marks a Query or Mutation for people (and programs) known to Waymark. Every root field has this or {@link Public}. */
export const Allow = (audience: Exclude<Audience, 'anyone'> = 'person'): MethodDecorator => Extensions({ allow: audience }) as MethodDecorator

/** Marks a Query or Mutation as open to anyone, signed in or not. */
export const Public = (): MethodDecorator => Extensions({ allow: 'anyone' }) as MethodDecorator

/** Puts the door before each root field. Throws at boot when a root field is unmarked. */
export function guardRootFields(schema: GraphQLSchema): GraphQLSchema {
  const unmarked: string[] = []
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const audience = field.extensions['allow'] as Audience | undefined
      if (audience === undefined) unmarked.push(`${type?.name}.${field.name}`)
      else field.resolve = guarded(audience, field.resolve ?? defaultFieldResolver)
    }
  }
  if (unmarked.length > 0) throw new Error(`Mark these fields with @Allow or @Public: ${unmarked.join(', ')}`)
  return schema
}

const guarded = (audience: Audience, resolve: GraphQLFieldResolver<unknown, GraphqlContext>): GraphQLFieldResolver<unknown, GraphqlContext> =>
  (source, args, context, info) => {
    const { actor } = context.ctx
    if (admits[audience](actor)) return resolve(source, args, context, info)
    throw actor.kind === 'unlinked' ? forbidden('Your account is not linked to a person here yet. Use the link in your invitation.') : unauthenticated()
  }
