import { type CriterionIndex, NEUTRAL, type People } from '../criterion-row.js'
import type { ScoringProfile } from '../profile.js'
import type { CriterionKind } from '../scheme.js'

/** So many questions are read. */
const MOST_QUESTIONS = 50
/** Answers to several questions are packed into one number: one look-up compares them all. A table is made anew for each seeker: it may have so many places for sure, and more where many hosts are looked up in it. */
const PLACES = 256
const HOSTS_A_PLACE = 16

/** Answers, person by person; 0 for none. */
export interface LikenessData {
  readonly kind: 'likeness'
  readonly own: Uint8Array
  readonly theirs: Uint8Array
  readonly questions: number
  readonly to: number
}

export function readLikeness({ answers, to }: Extract<CriterionKind, { kind: 'likeness' }>, { seekers, hosts }: People): LikenessData {
  const questions = Math.min(MOST_QUESTIONS, hosts.reduce((most, host) => Math.max(most, host.answers[answers]?.length ?? 0), 0))
  const answersOf = (people: readonly ScoringProfile[]): Uint8Array => {
    const given = new Uint8Array(people.length * questions)
    for (const [n, person] of people.entries()) {
      for (const [question, value] of (person.answers[answers] ?? []).slice(0, questions).entries()) {
        if (value !== undefined && Number.isInteger(value) && value >= 1 && value <= to) given[n * questions + question] = value
      }
    }
    return given
  }
  return { kind: 'likeness', own: answersOf(seekers), theirs: answersOf(hosts), questions, to }
}

/** How near the answers to the same questions are. */
export function likenessIndex({ own, theirs, questions, to }: LikenessData): CriterionIndex {
  const hosts = questions === 0 ? 0 : theirs.length / questions
  const base = to + 1
  const together = Math.floor(Math.log(Math.max(PLACES, Math.min(2 ** 16, hosts / HOSTS_A_PLACE))) / Math.log(base) + 1e-9)
  const columns = Array.from({ length: Math.ceil(questions / together) }, (_, column) => Uint16Array.from({ length: hosts }, (_, host) => {
    let packed = 0
    for (let question = Math.min(questions, (column + 1) * together) - 1; question >= column * together; question--) packed = packed * base + theirs[host * questions + question]!
    return packed
  }))
  // Both figures in one sum, which is where the award stands.
  const widest = questions * (to - 1) + 1
  const compare = (left: number, right: number): number => (left === 0 || right === 0 ? 0 : widest + Math.abs(left - right))
  const tables = columns.map((_, column) => new Int32Array(base ** Math.min(together, questions - column * together)))
  let filledFor = -1
  /** What each packed answer adds to the sum of one seeker. */
  const fillTables = (seeker: number): void => {
    if (seeker === filledFor) return
    filledFor = seeker
    for (const [column, table] of tables.entries()) {
      let question = column * together
      table[0] = 0
      for (let size = 1; size < table.length; size *= base, question++) {
        const value = own[seeker * questions + question]!
        for (let answer = base - 1; answer >= 0; answer--) {
          const more = compare(value, answer)
          for (let n = 0; n < size; n++) table[answer * size + n] = table[n]! + more
        }
      }
    }
  }
  const sums = new Int32Array(hosts)
  return (award) => {
    const shareOf = (both: number, distance: number): number => (both === 0 ? NEUTRAL : 1 - distance / (both * (to - 1)))
    const awards = Int32Array.from({ length: (questions + 1) * widest }, (_, n) => award(Math.max(0, shareOf(Math.floor(n / widest), n % widest))))
    return {
      listed: {
        mostOf: () => award(1),
        addAt: (seeker, some, count, scores) => {
          fillTables(seeker)
          if (columns.length === 0) for (let n = 0; n < count; n++) scores[n]! += awards[0]!
          else if (columns.length === 2) {
            const [left, right, ofLeft, ofRight] = [columns[0]!, columns[1]!, tables[0]!, tables[1]!]
            for (let n = 0; n < count; n++) scores[n]! += awards[ofLeft[left[some[n]!]!]! + ofRight[right[some[n]!]!]!]!
          } else {
            sums.fill(0, 0, count)
            for (const [column, table] of tables.entries()) {
              const packed = columns[column]!
              for (let n = 0; n < count; n++) sums[n]! += table[packed[some[n]!]!]!
            }
            for (let n = 0; n < count; n++) scores[n]! += awards[sums[n]!]!
          }
        },
      },
      pointsOf: (seeker, host) => {
        let sum = 0
        for (let question = 0; question < questions; question++) sum += compare(own[seeker * questions + question]!, theirs[host * questions + question]!)
        return awards[sum]!
      },
    }
  }
}
