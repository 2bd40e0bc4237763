import { Injectable } from '@nestjs/common'
import type { Area, OrganisationId } from '#kernel'
import { Database } from '#platform/database'

/** What an area is called, and whose it is. */
export interface AreaView {
  readonly name: string
  /** The organisation itself, a programme's owner, or a Centre; none of a region or the nation. */
  readonly ownerId: OrganisationId | null
}

@Injectable()
export class AreasQueries {
  constructor(private readonly database: Database) {}

  /** Whether any of the organisations owns the national plan: an institute, or the LGA. */
  async anySteward(organisationIds: readonly string[]): Promise<boolean> {
    const row = await this.database.one<{ any: boolean }>(`select exists (select from directory.organisation where id = any($1::uuid[]) and kind in ('institute', 'lga')) as any`, [organisationIds])
    return row.any
  }

  /** Regions of councils and combined authorities that exist, in order. */
  async regions(): Promise<readonly string[]> {
    const rows = await this.database.rows<{ region: string }>(
      `select distinct region from directory.organisation where region is not null and kind in ('council', 'combined_authority') and valid_to is null order by region`)
    return rows.map(({ region }) => region)
  }

  /** `undefined` for an area that is not there. */
  async describe(area: Area): Promise<AreaView | undefined> {
    switch (area.kind) {
      case 'nation': return { name: 'the nation', ownerId: null }
      case 'region': return (await this.regions()).includes(area.region) ? { name: area.region, ownerId: null } : undefined
      case 'organisation': return this.organisation(area.organisationId, null)
      case 'centre': return this.organisation(area.organisationId, 'centre_of_innovation')
      case 'programme':
        return this.database.maybeOne<AreaView>(
          `select p.title as name, p.organisation_id as "ownerId" from cohorts.programme p where p.id = $1 and exists (select from cohorts.programme_version v where v.programme_id = p.id and v.state <> 'draft')`, [area.programmeId])
    }
  }

  private organisation(id: OrganisationId, kind: string | null): Promise<AreaView | undefined> {
    return this.database.maybeOne<AreaView>('select name, id as "ownerId" from directory.organisation where id = $1 and ($2::text is null or kind = $2)', [id, kind])
  }
}
