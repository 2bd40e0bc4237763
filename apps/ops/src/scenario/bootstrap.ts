import type { INestApplicationContext } from '@nestjs/common'
import { londonDate } from '#kernel'
import { OrganisationsService, PersonUpkeepService } from '#directory'
import { systemCtx } from '#platform/access'
import { Clock } from '#platform/clock'
import { loadReference } from '../reference/load-reference.js'
import { ScenarioError } from './scenario-client.js'

export interface FirstPerson {
  readonly email: string
  readonly givenName: string
  readonly familyName: string
}

export const INSTITUTE_CODE = 'DEMO-INSTITUTE'

/**
 * The little that has to be there before anybody can sign in: the institute and its platform administrator (as
 * `ops create-admin` makes one), and the reference data that ships with Waymark. Everything else goes through the API.
 */
export async function bootstrap(app: INestApplicationContext, admin: FirstPerson): Promise<void> {
  const ctx = systemCtx('scenario', app.get(Clock, { strict: false }).now(), 'scenario-bootstrap')
  await loadReference(app, ctx)
  const institute = await app.get(OrganisationsService, { strict: false }).create(ctx, {
    kind: 'institute', code: INSTITUTE_CODE, name: 'Institute for Local Government Digital (demonstration)', shortName: 'The institute', nation: 'england', region: 'West Midlands',
  })
  if (!institute.ok) throw new ScenarioError(`The institute was refused: ${JSON.stringify(institute.error)}`)
  const added = await app.get(PersonUpkeepService, { strict: false }).create(ctx, {
    ...admin, invite: true, membership: { organisationId: institute.value, role: 'platform_admin', startsOn: londonDate(ctx.now) },
  })
  if (!added.ok) throw new ScenarioError(`The first administrator was refused: ${JSON.stringify(added.error)}`)
}
