import { Injectable } from '@nestjs/common'
import { type Area, AUDIENCES, type Body, findGapsAndOverlaps, seeMatrix } from '#directory'
import { type Ctx, requireAccess } from '#platform/access'
import { badInput } from '#platform/errors'
import { type MatrixOfferRow, ResponsibilityMatrixQueries } from '../data/responsibility-matrix.queries.js'

/** So many offers of a cell are listed; the rest are found through the catalogue and the list of external offers. */
const MOST_LISTED = 50

export interface MatrixCellView {
  readonly body: Body
  readonly area: Area
  readonly responsibility: string
  readonly state: 'gap' | 'served' | 'overlap'
  readonly crowdedAudiences: readonly string[]
  readonly offerCount: number
  readonly offers: readonly MatrixOfferRow[]
}

/** What is on offer, from whom, and where the gaps and overlaps are. */
@Injectable()
export class ResponsibilityMatrixService {
  constructor(private readonly queries: ResponsibilityMatrixQueries) {}

  /** All cells in the matrix's order; with an audience, only what is for them or for everybody. */
  async matrix(ctx: Ctx, audience?: string): Promise<readonly MatrixCellView[]> {
    requireAccess(ctx, seeMatrix, undefined)
    if (audience !== undefined && !(AUDIENCES as readonly string[]).includes(audience)) throw badInput(`audience is one of ${AUDIENCES.join(', ')}`)
    const rows = await this.queries.cells(audience)
    const offers = rows.flatMap(({ body, area, offers: here }) =>
      here.map((offer) => ({
        ...offer, body, area,
        provider: offer.providerId === null ? { name: offer.providerName } : { organisationId: offer.providerId },
      })))
    return findGapsAndOverlaps(rows, offers).map(({ cell: { body, area, responsibility }, offers: here, state, crowdedAudiences }) => ({
      body, area, responsibility, state, crowdedAudiences, offerCount: here.length, offers: here.slice(0, MOST_LISTED),
    }))
  }
}
