import { Injectable } from '@nestjs/common'
import { isId, type OrganisationId } from '#kernel'
import { type Actor, type Ctx, holdsRole, isPlatformAdmin, organisationsWithRole } from '#platform/access'
import type { Executor } from '#platform/database'
import { notFound } from '#platform/errors'
import { PlanVersionQueries, type PlanVersionRow } from '../../data/plans/plan-version.queries.js'
import { type PlanListScope, PlanQueries, type PlanRow } from '../../data/plans/plan.queries.js'
import { can, type PlanStanding } from '../../domain/index.js'

export interface VersionInPlan {
  readonly plan: PlanRow
  readonly version: PlanVersionRow
  readonly standing: PlanStanding
}

/** Analysts and administrators of an organisation speak for it. */
export const speaksForOrganisation = (actor: Actor, id: OrganisationId): boolean => holdsRole(actor, 'workforce_analyst', id) || holdsRole(actor, 'organisation_admin', id)

/** Organisations for which the actor speaks: the scope of lists. */
export const listScope = ({ actor }: Ctx): PlanListScope =>
  ({ all: isPlatformAdmin(actor), organisationIds: [...new Set([...organisationsWithRole(actor, 'workforce_analyst'), ...organisationsWithRole(actor, 'organisation_admin')])] })

export const planStanding = ({ actor }: Ctx, owners: PlanRow['owners']): PlanStanding =>
  ({ isPlatformAdmin: isPlatformAdmin(actor), speaksFor: owners.filter(({ organisationId }) => speaksForOrganisation(actor, organisationId)).map(({ part }) => part) })

/** Plans and versions that the actor may know of. Hidden and missing ones answer alike, to visitors too. */
@Injectable()
export class PlanAccess {
  constructor(private readonly plans: PlanQueries, private readonly versions: PlanVersionQueries) {}

  /** A plan that was published once, or that the actor works on. */
  async plan(ctx: Ctx, id: string, on?: Executor): Promise<{ readonly plan: PlanRow; readonly standing: PlanStanding }> {
    const plan = isId(id) ? await this.plans.one(id, on) : undefined
    const standing = plan && planStanding(ctx, plan.owners)
    if (plan === undefined || standing === undefined || !(plan.publishedVersionId !== null || can.workOnPlan.permits(standing))) throw notFound('The plan')
    return { plan, standing }
  }

  async version(ctx: Ctx, id: string, on?: Executor): Promise<VersionInPlan> {
    const version = isId(id) ? await this.versions.one(id, on) : undefined
    const plan = version && (await this.plans.one(version.planId, on))
    if (version === undefined || plan === undefined) throw notFound('The version')
    const standing = planStanding(ctx, plan.owners)
    if (!can.seeVersion.permits({ ...standing, state: version.state })) throw notFound('The version')
    return { plan, version, standing }
  }
}
