import { NEUTRAL } from './postings.js'
import type { CriterionIndex, People } from './rows.js'
import type { CriterionKind } from './scheme.js'

/** So many questions are read. */
const MOST_QUESTIONS = 50
/** Answers to several questions are packed into one byte as long as they fit: one look-up compares them all. */
const BYTE = 256
/** Both the distance and the number of questions that both answered, in one sum. */
const ANSWERED = 2 ** 16

/** How near the answers to the same questions are. */
export function likenessIndex({ answers, to }: Extract<CriterionKind, { kind: 'likeness' }>, { seekers, hosts }: People): CriterionIndex {
  const questions = Math.min(MOST_QUESTIONS, hosts.reduce((most, host) => Math.max(most, host.answers[answers]?.length ?? 0), 0))
  const given = (list: readonly (number | undefined)[] | undefined, question: number): number => {
    const value = list?.[question]
    return question < questions && value !== undefined && Number.isInteger(value) && value >= 1 && value <= to ? value : 0
  }
  const base = to + 1
  const together = Math.floor(Math.log(BYTE) / Math.log(base) + 1e-9)
  const firsts = Array.from({ length: Math.ceil(questions / together) }, (_, n) => n * together)
  const columns = firsts.map((first) => Uint8Array.from(hosts, (host) => {
    let packed = 0
    for (let n = together - 1; n >= 0; n--) packed = packed * base + given(host.answers[answers], first + n)
    return packed
  }))
  const compare = (own: number, theirs: number): number => (own === 0 || theirs === 0 ? 0 : ANSWERED + Math.abs(own - theirs))
  const tables = firsts.map(() => new Int32Array(base ** together))
  /** What each packed answer adds to the sum of one seeker. */
  const fillTable = (table: Int32Array, own: readonly number[]): void => {
    let size = 1
    table[0] = 0
    for (const value of own) {
      for (let theirs = base - 1; theirs >= 0; theirs--) for (let n = 0; n < size; n++) table[theirs * size + n] = table[n]! + compare(value, theirs)
      size *= base
    }
  }
  const sums = new Int32Array(hosts.length)
  const widest = questions * (to - 1) + 1
  const shareOf = (both: number, distance: number): number => (both === 0 ? NEUTRAL : 1 - distance / (both * (to - 1)))
  return (award) => {
    const awards = Int32Array.from({ length: (questions + 1) * widest }, (_, n) => award(Math.max(0, shareOf(Math.floor(n / widest), n % widest))))
    const ofSum = (sum: number): number => awards[(sum >>> 16) * widest + (sum & (ANSWERED - 1))]!
    return {
      addTo: (seeker, scores) => {
        const own = seekers[seeker]!.answers[answers]
        for (const [at, first] of firsts.entries()) fillTable(tables[at]!, Array.from({ length: together }, (_, n) => given(own, first + n)))
        sums.fill(0)
        for (const [at, column] of columns.entries()) {
          const table = tables[at]!
          for (let host = 0; host < column.length; host++) sums[host]! += table[column[host]!]!
        }
        for (let host = 0; host < sums.length; host++) scores[host]! += ofSum(sums[host]!)
        return 0
      },
      pointsOf: (seeker, host) => {
        let sum = 0
        for (let question = 0; question < questions; question++) sum += compare(given(seekers[seeker]!.answers[answers], question), given(hosts[host]!.answers[answers], question))
        return ofSum(sum)
      },
    }
  }
}
