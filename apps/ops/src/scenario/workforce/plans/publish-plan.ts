import type { INestApplicationContext } from '@nestjs/common'
import { OrganisationsService, PersonUpkeepService } from '#directory'
import { londonDate, type OrganisationId, unwrap } from '#kernel'
import { type Ctx, systemCtx } from '#platform/access'
import { Clock } from '#platform/clock'
import { ApprovalsService } from '#workforce'
import { loadWorkforcePlan, organisationOfCode } from '../../../reference/load-workforce-plan.js'
import { INSTITUTE_CODE } from '../../bootstrap.js'
import { DEMO_DOMAIN } from '../../../demo/personas.js'

export const LGA_CODE = 'DEMO-LGA'

const analystOf = (givenName: string, familyName: string) => ({ givenName, familyName, email: `${givenName}.${familyName}@${DEMO_DOMAIN}`.toLowerCase() })

/** Who speaks for the two owners of the national plan. */
export const PLAN_OWNERS = { institute: analystOf('Imogen', 'Hart'), lga: analystOf('Duncan', 'Reid') } as const

/** The national plan: published with the approval of an analyst of each owner. */
export async function publishPlan(app: INestApplicationContext): Promise<string> {
  const ctx = systemCtx('scenario', app.get(Clock, { strict: false }).now(), 'scenario-plan')
  const institute = await organisationOfCode(app, ctx, INSTITUTE_CODE)
  if (institute === undefined) throw new Error('The scenario has no institute')
  const lga = (await organisationOfCode(app, ctx, LGA_CODE)) ?? unwrap(await app.get(OrganisationsService, { strict: false }).create(ctx, {
    kind: 'lga', code: LGA_CODE, name: 'Local Government Association (demonstration record)', shortName: 'LGA', nation: 'england', region: 'London',
  }))
  const { lines, versionId } = await loadWorkforcePlan(app, ctx, institute, lga)
  if (versionId === undefined) return lines.join(' ')
  const owners = [await analyst(app, ctx, institute, PLAN_OWNERS.institute), await analyst(app, ctx, lga, PLAN_OWNERS.lga)]
  const approvals = app.get(ApprovalsService, { strict: false })
  unwrap(await approvals.propose(owners[0]!, versionId))
  const hash = await approvals.hashOf(owners[0]!, versionId)
  for (const owner of owners) unwrap(await approvals.approve(owner, versionId, hash))
  unwrap(await approvals.publish(owners[0]!, versionId))
  return 'National workforce plan: published with the approval of both owners.'
}

/** Somebody who speaks for an owner, as the one who acts. */
async function analyst(app: INestApplicationContext, ctx: Ctx, organisationId: OrganisationId, who: (typeof PLAN_OWNERS)[keyof typeof PLAN_OWNERS]): Promise<Ctx> {
  const personId = unwrap(await app.get(PersonUpkeepService, { strict: false }).create(ctx, { ...who, invite: true, membership: { organisationId, role: 'workforce_analyst', startsOn: londonDate(ctx.now) } }))
  return { ...ctx, actor: { kind: 'person', personId, roles: [{ organisationId, role: 'workforce_analyst' }] } }
}
