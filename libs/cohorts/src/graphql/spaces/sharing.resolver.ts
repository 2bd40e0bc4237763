import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow, type Connection, toConnection } from '#platform/graphql'
import { SharingService } from '../../application/spaces/sharing.service.js'
import type { AnnouncementRow, ResourceRow } from '../../data/spaces/space.queries.js'
import { instantPosition } from '../instant-position.js'
import { PostAnnouncementInput, ShareResourceInput, SpaceArgs, SpaceThingInput } from './space.input.js'
import { AnnouncementConnection, AnnouncementPayload, RemovalPayload, ResourceConnection, ResourcePayload, ResourceType } from './space.type.js'

@Resolver(() => ResourceType)
export class SharingResolver {
  constructor(private readonly sharing: SharingService) {}

  @Query(() => ResourceConnection, { description: 'What is shared in a space, newest first. For its learners and those who teach.' })
  @Allow()
  async spaceResources(@Context('ctx') ctx: Ctx, @Args() { runId, setId, first, after }: SpaceArgs): Promise<Connection<ResourceRow>> {
    const { rows, total } = await this.sharing.resources(ctx, { runId, setId: setId ?? null }, first, instantPosition(after))
    return toConnection(rows, first, total, (row) => [row.addedAt.toISOString(), row.id])
  }

  @Query(() => AnnouncementConnection, { description: 'What was announced in a space, newest first. For its learners and those who teach.' })
  @Allow()
  async announcements(@Context('ctx') ctx: Ctx, @Args() { runId, setId, first, after }: SpaceArgs): Promise<Connection<AnnouncementRow>> {
    const { rows, total } = await this.sharing.announcements(ctx, { runId, setId: setId ?? null }, first, instantPosition(after))
    return toConnection(rows, first, total, (row) => [row.postedAt.toISOString(), row.id])
  }

  @Mutation(() => ResourcePayload, { description: 'Shares a link or a file in a space. For those who teach.' })
  @Allow()
  async shareResource(@Context('ctx') ctx: Ctx, @Args('input') { runId, setId, ...input }: ShareResourceInput): Promise<ResourcePayload> {
    const done = await this.sharing.share(ctx, { runId, setId: setId ?? null }, input)
    return done.ok ? { resource: done.value, userErrors: [] } : { resource: null, userErrors: done.error }
  }

  @Mutation(() => RemovalPayload, { description: 'Takes a resource out of its space. For those who teach.' })
  @Allow()
  async removeResource(@Context('ctx') ctx: Ctx, @Args('input') { id }: SpaceThingInput): Promise<RemovalPayload> {
    await this.sharing.unshare(ctx, id)
    return { removedId: id, userErrors: [] }
  }

  @Mutation(() => AnnouncementPayload, { description: 'Tells everybody in a space something. For those who teach.' })
  @Allow()
  async postAnnouncement(@Context('ctx') ctx: Ctx, @Args('input') { runId, setId, ...input }: PostAnnouncementInput): Promise<AnnouncementPayload> {
    const done = await this.sharing.announce(ctx, { runId, setId: setId ?? null }, input)
    return done.ok ? { announcement: done.value, userErrors: [] } : { announcement: null, userErrors: done.error }
  }

  @Mutation(() => RemovalPayload, { description: 'Takes an announcement out of its space; messages that were sent stay sent. For those who teach.' })
  @Allow()
  async retractAnnouncement(@Context('ctx') ctx: Ctx, @Args('input') { id }: SpaceThingInput): Promise<RemovalPayload> {
    await this.sharing.retractAnnouncement(ctx, id)
    return { removedId: id, userErrors: [] }
  }
}
