/** How many organisations stand behind the figures of a region. */
export interface RegionCount {
  readonly region: string
  readonly organisations: number
}

/** Fewer organisations than these make a figure that one of them could take apart by subtracting its own. */
export const LEAST_ORGANISATIONS = 3

/**
 * The regions whose figures may be shown beside the nation's. A region with fewer than three organisations is withheld, and so are
 * others, the smallest first, until those withheld have three organisations between them and are at least two: what is left of the nation then says
 * nothing of one organisation. When that is not possible, no region is shown.
 */
export function shownRegions(regions: readonly RegionCount[]): readonly string[] {
  const sorted = regions.filter(({ organisations }) => organisations > 0).sort((a, b) => a.organisations - b.organisations || (a.region < b.region ? -1 : 1))
  const small = sorted.filter(({ organisations }) => organisations < LEAST_ORGANISATIONS)
  if (small.length === 0) return sorted.map(({ region }) => region)
  let withheld = small.length
  const enough = () => withheld >= 2 && sorted.slice(0, withheld).reduce((sum, { organisations }) => sum + organisations, 0) >= LEAST_ORGANISATIONS
  while (withheld < sorted.length && !enough()) withheld += 1
  return enough() ? sorted.slice(withheld).map(({ region }) => region) : []
}
