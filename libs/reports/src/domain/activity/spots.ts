import type { Figure, ProtectedRelease, ReleaseCell } from '#disclosure'
import type { Area } from '#kernel'
import { type Measure, ownerKey } from './activity-publication.js'

/** Which place and scope of a published release an area's figures stand at. */
export interface Spot {
  readonly table: string
  readonly place: string
  readonly scope: string
}

/** Where a release has an area's figures; `undefined` for single organisations, whose people's figures are not published. A Centre's are those of what it runs. */
export function spotOf(area: Area): Spot | undefined {
  switch (area.kind) {
    case 'nation': return { table: 'nation', place: 'nation', scope: 'all-scopes' }
    case 'region': return { table: 'regions', place: `region:${area.region}`, scope: 'all-scopes' }
    case 'programme': return { table: 'scopes', place: 'nation', scope: area.programmeId }
    case 'centre': return { table: 'owners', place: 'nation', scope: ownerKey(area.organisationId) }
    case 'organisation': return undefined
  }
}

export const place = ({ at }: ReleaseCell): string => at[0]!
export const scope = ({ at }: ReleaseCell): string => at[1]!
export const measure = ({ at }: ReleaseCell): string => at[2]!

/** A published figure; 0 where the release has no such place or scope, as nothing happened there. */
export function figureAt(release: ProtectedRelease, spot: Spot, key: Measure): Figure {
  const cells = release.tables.find(({ key: table }) => table === spot.table)?.cells ?? []
  return cells.find((cell) => place(cell) === spot.place && scope(cell) === spot.scope && measure(cell) === key)?.figure ?? 0
}
