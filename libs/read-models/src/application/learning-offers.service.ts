import { Injectable } from '@nestjs/common'
import type { PlainDate } from '#kernel'
import { type LearningOffer, LearningOffersQueries } from '../data/learning-offers.queries.js'

/** Programmes and offers of others by their ids: what everybody may know of them. What is gone or was never published is left out. */
@Injectable()
export class LearningOffersService {
  constructor(private readonly queries: LearningOffersQueries) {}

  async byIds(programmeIds: readonly string[], externalOfferIds: readonly string[], today: PlainDate): Promise<ReadonlyMap<string, LearningOffer>> {
    if (programmeIds.length === 0 && externalOfferIds.length === 0) return new Map()
    return new Map((await this.queries.byIds(programmeIds, externalOfferIds, today)).map((offer) => [offer.id, offer]))
  }
}
