import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow } from '#platform/graphql'
import { ReferenceService } from '../../application/reference/reference.service.js'
import type { ReferenceRow } from '../../data/reference/reference.queries.js'
import type { Characteristic, Entry, NewReference, Timetable } from '../../domain/index.js'
import { PublishReturnListInput } from './reference.input.js'
import { ReturnListPayload, ReturnListVersionType } from './reference.type.js'

@Resolver(() => ReturnListVersionType)
export class ReturnListsResolver {
  constructor(private readonly references: ReferenceService) {}

  @Query(() => [ReturnListVersionType], { description: 'All versions of the lists that returns are made with, newest first. For the platform\'s administrators.' })
  @Allow()
  async returnLists(@Context('ctx') ctx: Ctx): Promise<ReturnListVersionType[]> {
    return (await this.references.list(ctx)).map(show)
  }

  @Mutation(() => ReturnListPayload, { description: 'Publishes a new version of a list: returns begun from now on are made with it. For the platform\'s administrators.' })
  @Allow()
  async publishReturnList(@Context('ctx') ctx: Ctx, @Args('input') input: PublishReturnListInput): Promise<ReturnListPayload> {
    const published = await this.references.publish(ctx, readInput(input))
    return published.ok ? { versionId: published.value, userErrors: [] } : { versionId: null, userErrors: published.error }
  }
}

function readInput({ kind, entries, dueDays }: PublishReturnListInput): NewReference {
  if (kind === 'timetable') return { kind, content: { dueDays: dueDays ?? 0 } }
  if (kind === 'grades') return { kind, content: entries.map(({ key, name }) => ({ key, name })) }
  return { kind, content: entries.map(({ key, name, categories }) => ({ key, name, categories: categories.map((one) => ({ key: one.key, name: one.name })) })) }
}

function show({ id, kind, number, publishedAt, content }: ReferenceRow): ReturnListVersionType {
  const version = { id, kind, number, publishedAt }
  if (kind === 'timetable') return { ...version, entries: [], dueDays: (content as Timetable).dueDays }
  return { ...version, dueDays: null, entries: (content as readonly (Entry & Partial<Characteristic>)[]).map(({ key, name, categories = [] }) => ({ key, name, categories: [...categories] })) }
}
