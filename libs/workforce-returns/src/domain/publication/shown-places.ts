import type { Area, OrganisationId } from '#kernel'
import { LEAST_ORGANISATIONS, shownRegions } from '../gap/shown-regions.js'
import type { Place } from './staff-definition.js'

/**
 * The organisations of a snapshot that the figures of an area are added up from, or in words why they cannot be shown: those of fewer than three would be
 * theirs, and so would those of a region that could be subtracted. Of an organisation it is that one, for its own people.
 */
export function shownPlaces(area: Area, places: readonly Place[]): { readonly organisationIds: readonly OrganisationId[] } | { readonly why: string } {
  if (area.kind === 'organisation') {
    return places.some(({ organisationId }) => organisationId === area.organisationId) ? { organisationIds: [area.organisationId] } : { why: 'This organisation’s return was not among those that the quarter was published from.' }
  }
  if (places.length < LEAST_ORGANISATIONS) return { why: 'Fewer than three organisations have returned the quarter, so nothing can be shown.' }
  if (area.kind !== 'region') return { organisationIds: places.map(({ organisationId }) => organisationId) }
  const shown = shownRegions([...Map.groupBy(places, ({ region }) => region)].map(([region, members]) => ({ region, organisations: members.length })))
  if (!shown.includes(area.region)) return { why: 'Too few organisations of this region have returned the quarter to show its figures without showing theirs.' }
  return { organisationIds: places.filter(({ region }) => region === area.region).map(({ organisationId }) => organisationId) }
}
