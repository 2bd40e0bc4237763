import { Injectable } from '@nestjs/common'
import { OrganisationsService } from '#directory'
import type { OrganisationId } from '#kernel'
import type { Ctx } from '#platform/access'

/** Which of the actor's organisations own the national plan. */
@Injectable()
export class PlanOwners {
  constructor(private readonly organisations: OrganisationsService) {}

  async of({ actor }: Ctx): Promise<readonly OrganisationId[]> {
    if (actor.kind !== 'person') return []
    const rows = await this.organisations.byIds([...new Set(actor.roles.map(({ organisationId }) => organisationId))])
    return [...rows.values()].filter(({ kind }) => kind === 'institute' || kind === 'lga').map(({ id }) => id)
  }
}
