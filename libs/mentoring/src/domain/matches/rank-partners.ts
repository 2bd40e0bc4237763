import type { SchemeSettings } from '../schemes/scheme-settings.js'
import type { Reason } from './reasons.js'

export interface PartnerFor<Id extends string> {
  readonly id: Id
  readonly reasons: readonly Reason[]
  /** Basis points by which they come first anyhow. */
  readonly priority: number
}

/**
 * Orders possible partners by what may be said of them: the scheme's weights over the public reasons, then who comes first, then id. For
 * one person between rounds; a round weighs everything, for everybody at once.
 */
export function rankPartners<P extends PartnerFor<string>>(weights: SchemeSettings['weights'], partners: readonly P[]): readonly P[] {
  const worth = new Map(partners.map((partner) => [partner.id, worthOf(weights, partner.reasons)]))
  const of = (partner: P): number => worth.get(partner.id) ?? 0
  return partners.toSorted((a, b) => of(b) - of(a) || b.priority - a.priority || (a.id < b.id ? -1 : 1))
}

const worthOf = (weights: SchemeSettings['weights'], reasons: readonly Reason[]): number =>
  reasons.reduce((sum, reason) => {
    switch (reason.code) {
      case 'skills': return sum + weights.skills * (1 - 0.5 ** reason.skills.length)
      case 'seniority': return sum + weights.seniority * (reason.steps === 2 ? 1 : 0.6)
      case 'values': return sum + weights.values * (reason.alike / reason.of)
      case 'same_sector': return sum + weights.sector
      case 'times': return sum + weights.times * Math.min(1, reason.halfDays / 5)
      case 'across_backgrounds': case 'modes': case 'language': return sum
    }
  }, 0)
