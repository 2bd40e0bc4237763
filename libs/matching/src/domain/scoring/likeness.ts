import { NEUTRAL } from './postings.js'
import type { Award, CriterionIndex, CriterionRow, People, ScoreRow } from './rows.js'
import type { CriterionKind } from './scheme.js'

/** So many questions are read. */
const MOST_QUESTIONS = 50
/** Answers to several questions are packed into one number: one look-up compares them all. So many tables are read at once. */
const COLUMNS = 4
/** A table is made anew for each seeker: it may have so many places for sure, and more where many hosts are looked up in it. */
const PLACES = 256
const HOSTS_A_PLACE = 8

/** How near the answers to the same questions are. */
export function likenessIndex({ answers, to }: Extract<CriterionKind, { kind: 'likeness' }>, { seekers, hosts }: People): CriterionIndex {
  const questions = Math.min(MOST_QUESTIONS, hosts.reduce((most, host) => Math.max(most, host.answers[answers]?.length ?? 0), 0))
  const given = (list: readonly (number | undefined)[] | undefined, question: number): number => {
    const value = list?.[question]
    return question < questions && value !== undefined && Number.isInteger(value) && value >= 1 && value <= to ? value : 0
  }
  const base = to + 1
  const places = Math.max(PLACES, Math.min(2 ** 16, hosts.length / HOSTS_A_PLACE))
  const together = Math.floor(Math.log(places) / Math.log(base) + 1e-9)
  const count = COLUMNS * Math.ceil(questions / (together * COLUMNS))
  // Of the last columns some may hold no question.
  const used = Math.ceil(questions / together)
  const columns = Array.from({ length: count }, (_, at) => Uint16Array.from(hosts, (host) => {
    let packed = 0
    for (let n = together - 1; n >= 0; n--) packed = packed * base + given(host.answers[answers], at * together + n)
    return packed
  }))
  // Both figures in one sum, which is where the award stands.
  const widest = questions * (to - 1) + 1
  const compare = (own: number, theirs: number): number => (own === 0 || theirs === 0 ? 0 : widest + Math.abs(own - theirs))
  const tables = columns.map(() => new Int32Array(base ** together))
  /** What each packed answer adds to the sum of one seeker. */
  const fillTable = (table: Int32Array, own: readonly (number | undefined)[] | undefined, first: number): void => {
    let size = 1
    table[0] = 0
    for (let question = first; question < first + together; question++) {
      const value = given(own, question)
      for (let theirs = base - 1; theirs >= 0; theirs--) {
        const more = compare(value, theirs)
        for (let n = 0; n < size; n++) table[theirs * size + n] = table[n]! + more
      }
      size *= base
    }
  }
  const sums = new Int32Array(hosts.length)
  const shareOf = (both: number, distance: number): number => (both === 0 ? NEUTRAL : 1 - distance / (both * (to - 1)))
  const rowFor = (award: Award): CriterionRow => {
    const awards = Int32Array.from({ length: (questions + 1) * widest }, (_, n) => award(Math.max(0, shareOf(Math.floor(n / widest), n % widest))))
    return {
      addTo: (seeker, scores) => {
        const own = seekers[seeker]!.answers[answers]
        if (questions === 0 || own === undefined || own.length === 0) return awards[0]!
        for (let at = 0; at < count; at++) fillTable(tables[at]!, own, at * together)
        if (count > COLUMNS) sums.fill(0)
        for (let at = 0; at + COLUMNS < count; at += COLUMNS) addLookUps(sums, columns, tables, at)
        awardLookUps(scores, sums, columns, tables, count - COLUMNS, awards)
        return 0
      },
      late: {
        most: award(1),
        addAt: (seeker, scores, some, many) => {
          const own = seekers[seeker]!.answers[answers]
          if (questions === 0 || own === undefined || own.length === 0) return awards[0]!
          for (let at = 0; at < used; at++) fillTable(tables[at]!, own, at * together)
          for (let n = 0; n < many; n++) {
            const host = some[n]!
            let sum = 0
            for (let at = 0; at < used; at++) sum += tables[at]![columns[at]![host]!]!
            scores[host]! += awards[sum]!
          }
          return 0
        },
      },
      pointsOf: (seeker, host) => {
        let sum = 0
        for (let question = 0; question < questions; question++) sum += compare(given(seekers[seeker]!.answers[answers], question), given(hosts[host]!.answers[answers], question))
        return awards[sum]!
      },
    }
  }
  return { rowFor }
}

function addLookUps(sums: Int32Array, columns: readonly Uint16Array[], tables: readonly Int32Array[], at: number): void {
  const [a, b, c, d, ofA, ofB, ofC, ofD] = [columns[at]!, columns[at + 1]!, columns[at + 2]!, columns[at + 3]!, tables[at]!, tables[at + 1]!, tables[at + 2]!, tables[at + 3]!]
  for (let host = 0; host < sums.length; host++) sums[host]! += ofA[a[host]!]! + ofB[b[host]!]! + ofC[c[host]!]! + ofD[d[host]!]!
}

function awardLookUps(scores: ScoreRow, sums: Int32Array, columns: readonly Uint16Array[], tables: readonly Int32Array[], at: number, awards: Int32Array): void {
  const [a, b, c, d, ofA, ofB, ofC, ofD] = [columns[at]!, columns[at + 1]!, columns[at + 2]!, columns[at + 3]!, tables[at]!, tables[at + 1]!, tables[at + 2]!, tables[at + 3]!]
  for (let host = 0; host < sums.length; host++) scores[host]! += awards[sums[host]! + ofA[a[host]!]! + ofB[b[host]!]! + ofC[c[host]!]! + ofD[d[host]!]!]!
}
