import { Injectable } from '@nestjs/common'
import { type OrganisationRow, OrganisationsService } from '#directory'
import { type Area, asId, isId, londonDate, type OrganisationId, type PlainDate } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'

const exists = ({ validTo }: OrganisationRow, today: PlainDate): boolean => validTo === null || validTo > today

/** Whether organisations may own a plan. */
@Injectable()
export class OwnerChecks {
  constructor(private readonly organisations: OrganisationsService) {}

  /** The national plan is owned by an institute and an LGA. */
  async national(instituteId: string, lgaId: string): Promise<UserError[]> {
    const found = await this.find([instituteId, lgaId])
    const wrong = (id: string, kind: string): boolean => found.get(asId<OrganisationId>(id))?.kind !== kind
    return [
      ...(wrong(instituteId, 'institute') ? [{ code: 'OWNER_KIND', field: 'instituteId', message: 'Choose an organisation of the kind institute.' }] : []),
      ...(wrong(lgaId, 'lga') ? [{ code: 'OWNER_KIND', field: 'lgaId', message: 'Choose an organisation of the kind lga.' }] : []),
    ]
  }

  /** A region's plan is owned by a council or combined authority there, a local one by the council or combined authority that it is for. */
  async derived(ctx: Ctx, area: Extract<Area, { kind: 'region' | 'organisation' }>, ownerId: string): Promise<UserError[]> {
    const owner = (await this.find([ownerId])).get(asId<OrganisationId>(ownerId))
    if (owner === undefined || !['council', 'combined_authority'].includes(owner.kind) || !exists(owner, londonDate(ctx.now))) return [{ code: 'OWNER_KIND', field: 'ownerId', message: 'Choose a council or combined authority that exists today.' }]
    if (area.kind === 'region' && owner.region !== area.region) return [{ code: 'OWNER_REGION', field: 'ownerId', message: `Choose a council or combined authority of the region ${area.region}.` }]
    if (area.kind === 'organisation' && area.organisationId !== owner.id) return [{ code: 'OWNER_AREA', field: 'ownerId', message: 'A local plan is owned by the organisation that it is for.' }]
    return []
  }

  private find(ids: readonly string[]): Promise<ReadonlyMap<OrganisationId, OrganisationRow>> {
    return this.organisations.byIds(ids.filter(isId).map((id) => asId<OrganisationId>(id)))
  }
}
