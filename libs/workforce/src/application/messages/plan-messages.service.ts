import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { NotificationsService, parentPlanPublishedMessage, planApprovedMessage, planProposedMessage, planReturnedMessage } from '#notifications'
import { type Ctx, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { PlanVersionQueries } from '../../data/plans/plan-version.queries.js'
import { PlanQueries } from '../../data/plans/plan.queries.js'
import { followDirectory } from '../follow/follow-policy.js'
import { ActionPeople } from '../reviews/action-people.js'
import { request } from './request.js'

const TEMPLATES = { proposed: planProposedMessage, returned: planReturnedMessage, approved: planApprovedMessage } as const

/** What the owners of plans are told. */
@Injectable()
export class PlanMessagesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: PlanQueries,
    private readonly versions: PlanVersionQueries,
    private readonly notifications: NotificationsService,
    private readonly people: ActionPeople,
  ) {}

  /** A version was proposed, returned or approved by all: whoever speaks for an owner is told, apart from who did it. */
  async versionMoved(ctx: Ctx, versionId: string, from: string, to: string, by: string | null): Promise<void> {
    requireAccess(ctx, followDirectory, undefined)
    if (from === to || !(to in TEMPLATES)) return
    const template = TEMPLATES[to as keyof typeof TEMPLATES]
    await this.uow.run(async (tx) => {
      const version = await this.versions.one(versionId, tx)
      const plan = version && (await this.plans.one(version.planId, tx))
      // Things have moved on since: the next event tells what is true now.
      if (version === undefined || plan === undefined || version.state !== to) return
      await this.tell(tx, ctx, plan.owners.map(({ organisationId }) => organisationId), by, (personId) =>
        request({ template, personId, dedupeKey: `plan-${to}:${versionId}:${version.revision}:${personId}`, data: { plan: version.title, versionId: version.id } }))
    })
  }

  /** A plan has a new version: owners of the plans derived from it look at the changes. */
  async published(ctx: Ctx, planId: string, versionId: string): Promise<void> {
    requireAccess(ctx, followDirectory, undefined)
    await this.uow.run(async (tx) => {
      const parent = await this.plans.one(planId, tx)
      if (parent === undefined || parent.publishedVersionId !== versionId) return
      for (const plan of await this.plans.derivedFrom(planId, tx)) {
        await this.tell(tx, ctx, plan.owners.map(({ organisationId }) => organisationId), null, (personId) =>
          request({ template: parentPlanPublishedMessage, personId, dedupeKey: `parent-plan:${plan.id}:${versionId}:${personId}`, data: { plan: plan.title, parent: parent.title, planId: plan.id } }))
      }
    })
  }

  private async tell(tx: Tx, ctx: Ctx, organisationIds: readonly OrganisationId[], by: string | null, message: (personId: PersonId) => Parameters<NotificationsService['queueMany']>[2][number]): Promise<void> {
    const told = new Set((await Promise.all(organisationIds.map((id) => this.people.speakersOf(ctx, id)))).flat())
    await this.notifications.queueMany(tx, ctx, [...told].filter((personId) => personId !== by).map(message))
  }
}
