import type { PlaceBlock, PlaceQuotas, PlaceSeeker } from './place-types.js'

/** Running totals of seats by organisation and by region, against the run's quotas. */
export class QuotaCount {
  private readonly byOrganisation = new Map<string, number>()
  private readonly byRegion = new Map<string, number>()

  constructor(private readonly quotas: PlaceQuotas) {}

  /** The quota that one more seat for this person would break. */
  blocks(seeker: PlaceSeeker): Extract<PlaceBlock, 'organisation_quota' | 'region_quota'> | undefined {
    const { maxPerOrganisation = Infinity, maxPerRegion = Infinity } = this.quotas
    if ((this.byOrganisation.get(seeker.organisationId) ?? 0) >= maxPerOrganisation) return 'organisation_quota'
    if (seeker.region !== undefined && (this.byRegion.get(seeker.region) ?? 0) >= maxPerRegion) return 'region_quota'
    return undefined
  }

  add(seeker: PlaceSeeker): void {
    this.byOrganisation.set(seeker.organisationId, (this.byOrganisation.get(seeker.organisationId) ?? 0) + 1)
    if (seeker.region !== undefined) this.byRegion.set(seeker.region, (this.byRegion.get(seeker.region) ?? 0) + 1)
  }
}
