import { type Award, type CriterionRow, NEUTRAL } from './criterion-row.js'
import { type Features, indexOf } from './features.js'

/** The rows of all criteria but the seeker's choice, which adds to the row that they chose: everybody's middle where they chose nothing that counts. */
export interface Rows {
  /** The rows that count for a seeker, and those of who chose none of them. */
  readonly of: (seeker: number) => readonly CriterionRow[]
  readonly plain: readonly CriterionRow[]
  /** What everybody gets beside those. */
  readonly all: (seeker: number) => number
  /** What each criterion gives a pair, by its place in the scheme. */
  readonly pointsOf: (seeker: number, host: number, criterion: number) => number
}

export function rowsOf({ criteria, choice }: Features): Rows {
  const award = (most: number): Award => (share) => Math.round(most * share)
  const choices = [...criteria.keys()].filter((n) => criteria[n]!.data === undefined)
  const ofAllChoices: Award = (share) => choices.reduce((sum, n) => sum + award(criteria[n]!.most)(share), 0)
  const built = criteria.map(({ most, data }) => {
    if (data === undefined) return undefined
    const [rowFor, own] = [indexOf(data), award(most)]
    return { plain: rowFor(own), chosen: rowFor((share) => own(share) + ofAllChoices(share)), byChoice: new Map(choices.map((n) => [n, rowFor(award(criteria[n]!.most))])) }
  })
  // The criterion that a seeker chose makes one of so many sets of rows.
  const rowsFor = (chosen: number): CriterionRow[] => built.flatMap((row, n) => (row === undefined ? [] : n === chosen ? [row.chosen] : [row.plain]))
  const [ofNone, ofEach] = [rowsFor(-1), built.map((_, n) => rowsFor(n))]
  return {
    plain: ofNone,
    of: (seeker) => ofEach[choice[seeker]!] ?? ofNone,
    all: (seeker) => (choice[seeker]! < 0 ? ofAllChoices(NEUTRAL) : 0),
    pointsOf: (seeker, host, n) => built[n]?.plain.pointsOf(seeker, host) ?? built[choice[seeker]!]?.byChoice.get(n)!.pointsOf(seeker, host) ?? award(criteria[n]!.most)(NEUTRAL),
  }
}
