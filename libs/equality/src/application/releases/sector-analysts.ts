import { Injectable } from '@nestjs/common'
import { OrganisationsService } from '#directory'
import { type Actor, organisationsWithRole } from '#platform/access'

const KINDS: ReadonlySet<string> = new Set(['institute', 'lga'])

/** Workforce analysts of the two bodies that own the national plan. */
@Injectable()
export class SectorAnalysts {
  constructor(private readonly organisations: OrganisationsService) {}

  async includes(actor: Actor): Promise<boolean> {
    const theirs = organisationsWithRole(actor, 'workforce_analyst')
    if (theirs.length === 0) return false
    return [...(await this.organisations.byIds(theirs)).values()].some(({ kind }) => KINDS.has(kind))
  }
}
