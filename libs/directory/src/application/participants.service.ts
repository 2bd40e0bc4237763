import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import type { Executor } from '#platform/database'
import { type AddressHolderRow, ParticipantQueries } from '../data/participant.queries.js'

/** Somebody, and the organisation for which they take part in something. */
export interface Participation {
  readonly personId: PersonId
  readonly organisationId: OrganisationId
}

/** What is known of people who are to be brought together. */
export interface ParticipantFacts {
  readonly regionOf: (organisationId: OrganisationId) => string | undefined
  readonly belongs: (participation: Participation) => boolean
  /** Whether one of the two manages the other, whichever way round. */
  readonly inLine: (one: PersonId, other: PersonId) => boolean
  /** Everybody of these people beside each of them whom they manage. */
  readonly lines: readonly { readonly personId: PersonId; readonly managerId: PersonId }[]
}

/** What other parts ask about many people at once before they bring them together: regions, who still belongs, who manages whom. */
@Injectable()
export class ParticipantsService {
  constructor(private readonly queries: ParticipantQueries) {}

  /** As things stand on a day. `on`: the transaction in which the answer is used, where there is one. */
  async factsOf(participations: readonly Participation[], day: PlainDate, on?: Executor): Promise<ParticipantFacts> {
    const { belonging, regions, lines } = participations.length === 0
      ? { belonging: [], regions: [], lines: [] }
      : await this.queries.facts(participations.map(({ personId }) => personId), participations.map(({ organisationId }) => organisationId), day, on)
    const regionOf = new Map(regions.map(({ organisationId, region }) => [organisationId, region]))
    const members = new Set(belonging.map(({ personId, organisationId }) => `${personId} ${organisationId}`))
    const managed = new Set(lines.map(({ personId, managerId }) => `${personId} ${managerId}`))
    return {
      lines,
      regionOf: (organisationId) => regionOf.get(organisationId),
      belongs: ({ personId, organisationId }) => members.has(`${personId} ${organisationId}`),
      inLine: (one, other) => managed.has(`${one} ${other}`) || managed.has(`${other} ${one}`),
    }
  }

  /**
   * Who has these addresses (each in its normal form), or gave one of them up: whoever is to be kept apart from somebody stays so when that person's
   * address changes. For decisions only: whether an address is known here is not told to anybody.
   */
  async holdersOf(addresses: readonly string[], on?: Executor): Promise<readonly AddressHolderRow[]> {
    return addresses.length === 0 ? [] : this.queries.holders(addresses, on)
  }
}
