import type { CriterionRow, Marks, ScoreRow } from './rows.js'

/** So many bits are looked up at once: a table of so many combinations is made for each seeker. */
const MOST_BITS = 10

/** Several criteria that mark hosts, read together. */
export interface JoinedMarks {
  /** Writes what the marks of these rows give a seeker's pairs; answers what all get beside that. */
  readonly write: (seeker: number, rows: readonly CriterionRow[], scores: ScoreRow) => number
}

/** Rows whose marks do not fit beside the others, or that have none for a seeker, are asked as any other. */
export function joinMarks(hosts: number): JoinedMarks {
  const masks = new Uint16Array(hosts)
  const table = new Int32Array(2 ** MOST_BITS)
  return {
    write: (seeker, rows, scores) => {
      masks.fill(0)
      table[0] = 0
      let bits = 0
      let all = 0
      const others: CriterionRow[] = []
      for (const row of rows) {
        const marks = row.marksOf?.(seeker)
        if (marks === undefined || bits + marks.bits > MOST_BITS) {
          others.push(row)
          continue
        }
        mark(masks, marks, bits)
        widen(table, marks, bits)
        bits += marks.bits
      }
      for (let host = 0; host < scores.length; host++) scores[host] = table[masks[host]!]!
      for (const row of others) all += row.addTo(seeker, scores)
      return all
    },
  }
}

function mark(masks: Uint16Array, { lists, bitOf }: Marks, bits: number): void {
  for (const [n, hosts] of lists.entries()) {
    const bit = 1 << (bits + bitOf[n]!)
    for (let at = 0; at < hosts.length; at++) masks[hosts[at]!]! |= bit
  }
}

/** What the combinations of more bits give, beside those that there are. */
function widen(table: Int32Array, marks: Marks, bits: number): void {
  const size = 1 << bits
  for (let mask = (1 << marks.bits) - 1; mask >= 0; mask--) {
    const points = marks.points(mask)
    for (let n = 0; n < size; n++) table[mask * size + n] = table[n]! + points
  }
}
