import { createHash } from 'node:crypto'
import type { OrganisationId } from '#kernel'
import type { CountedClaimRow } from '../../data/evidence/counted-claim.queries.js'

/** Who stands in for an organisation today, through any number of reorganisations. */
export function heirsOf(successions: readonly { readonly fromId: OrganisationId; readonly toId: OrganisationId }[]): (id: OrganisationId) => OrganisationId {
  const next = new Map(successions.map(({ fromId, toId }) => [fromId, toId]))
  return (id) => {
    const seen = new Set<OrganisationId>()
    let at = id
    while (next.has(at) && !seen.has(at)) {
      seen.add(at)
      at = next.get(at) ?? at
    }
    return at
  }
}

/** Over what a figure was made from. */
export const recordsHash = (claims: readonly CountedClaimRow[], also: readonly string[] = []): string =>
  createHash('sha256').update(JSON.stringify([claims.map((claim) => [claim.id, claim.personId, claim.organisationId, claim.from, claim.decidedAt.toISOString()]), also.toSorted()])).digest('hex')
