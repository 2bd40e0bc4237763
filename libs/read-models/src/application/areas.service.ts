import { Injectable } from '@nestjs/common'
import type { Area } from '#kernel'
import { AreasQueries, type AreaView } from '../data/areas.queries.js'

/** What areas there are to report on. Names of organisations, regions and published programmes are public. */
@Injectable()
export class AreasService {
  constructor(private readonly queries: AreasQueries) {}

  /** `undefined` for an area that is not there, or a programme that was never published. */
  describe(area: Area): Promise<AreaView | undefined> {
    return this.queries.describe(area)
  }

  regions(): Promise<readonly string[]> {
    return this.queries.regions()
  }

  /** Whether any of the organisations owns the national plan. */
  anySteward(organisationIds: readonly string[]): Promise<boolean> {
    return organisationIds.length === 0 ? Promise.resolve(false) : this.queries.anySteward(organisationIds)
  }
}
