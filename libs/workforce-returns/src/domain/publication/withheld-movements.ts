import { movementsMayBeShown, type TiedCounts } from './stock-tie.js'

/** A region of a publication. */
export interface RegionMovements {
  readonly region: string
  /** Whether its figures are shown at all. */
  readonly shown: boolean
  /** As published. */
  readonly headcount: number
  /** Nothing where the quarter before tells nothing of the same organisations. */
  readonly tied: TiedCounts | undefined
}

/** Whose starters and leavers are not shown. */
export interface WithheldMovements {
  readonly nation: boolean
  readonly regions: readonly string[]
}

const tells = (tied: TiedCounts | undefined): boolean => tied !== undefined && !movementsMayBeShown(tied)

/**
 * Where starters and leavers would tell more than they may beside the headcounts, and where they could be worked out: the nation is the sum of its regions, so one
 * of them alone that is left out can be subtracted. Then the smallest other region is left out, too, and where there is none the nation.
 */
export function withheldMovements(nation: TiedCounts | undefined, regions: readonly RegionMovements[]): WithheldMovements {
  const told = regions.filter(({ shown, tied }) => shown && tells(tied))
  const others = regions.filter((one) => one.shown && !told.includes(one)).toSorted((a, b) => a.headcount - b.headcount || (a.region < b.region ? -1 : 1))
  const missing = told.length + regions.filter(({ shown }) => !shown).length
  const nationTells = tells(nation)
  const subtracted = nationTells ? missing === 0 : told.length > 0 && missing === 1
  const [also] = others
  return { nation: nationTells || (subtracted && also === undefined), regions: [...told, ...(subtracted && also ? [also] : [])].map(({ region }) => region).sort() }
}
