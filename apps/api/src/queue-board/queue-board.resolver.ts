import { Context, Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql'
import { Inject } from '@nestjs/common'
import { AuditService } from '#audit'
import { type Ctx, isPlatformAdmin, personOf, type Policy, requireAccess } from '#platform/access'
import { QUEUE_BOARD, signTicket } from '#platform/auth'
import { CONFIG, type Config } from '#platform/config'
import { UnitOfWork } from '#platform/database'
import { Allow } from '#platform/graphql'

const TICKET_MS = 60_000
const openBoard: Policy<void> = { action: 'queues:open', whenDenied: 'forbidden', allows: isPlatformAdmin }

@ObjectType({ description: 'How to open the queue board.' })
export class QueueBoardLink {
  @Field(() => String, { description: 'Address at the worker, with a ticket that is good for one minute.' }) path!: string
}

@Resolver()
export class QueueBoardResolver {
  constructor(@Inject(CONFIG) private readonly config: Config, private readonly uow: UnitOfWork, private readonly audit: AuditService) {}

  @Mutation(() => QueueBoardLink, { name: 'openQueueBoard', description: 'A ticket for the board of background work. For platform administrators; audited.' })
  @Allow()
  async open(@Context('ctx') ctx: Ctx): Promise<QueueBoardLink> {
    requireAccess(ctx, openBoard, undefined)
    await this.uow.run((tx) => this.audit.record(tx, ctx, { action: openBoard.action, subject: { kind: 'queues', id: 'all' } }))
    const ticket = signTicket({ purpose: QUEUE_BOARD, subject: personOf(ctx.actor) ?? 'system', expiresAt: ctx.now.getTime() + TICKET_MS }, this.config.SESSION_SECRET)
    return { path: `/queues/open?ticket=${encodeURIComponent(ticket)}` }
  }
}
