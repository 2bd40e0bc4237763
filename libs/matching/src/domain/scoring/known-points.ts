import type { Known } from './bounds.js'
import { type CriterionRow, type KindsRow, type ListedRow, type Marks, MOST_BITS } from './criterion-row.js'

/** Kinds of hosts that are looked up at once: a table of so many is made for each seeker. */
const MOST_KINDS = 256

/**
 * The points of several criteria, quickly known of all hosts: each has a mask of what a seeker's criteria mark them with and a number for the kinds that they
 * are of. Tables made for the seeker have the points of both.
 */
export class KnownPoints implements Known {
  readonly masks: Uint16Array
  readonly table = new Int32Array(2 ** MOST_BITS)
  readonly kindOf: Int32Array
  readonly ofKinds: Int32Array
  /** Hosts who get more than others of their kind are kinds of their own for the seeker who was read last; what they were before. */
  private readonly own: Int32Array
  private readonly before: Int32Array
  private owns = 0
  private readonly kinds: number
  private readonly part = new Int32Array(2 ** MOST_BITS)
  /** The places of the rows whose kinds are joined into one number. */
  private readonly joined: readonly number[]

  /** @param rows of anybody: hosts are of the same kinds for all */
  constructor(rows: readonly CriterionRow[], hosts: number) {
    this.masks = new Uint16Array(hosts)
    this.kindOf = new Int32Array(hosts)
    this.own = new Int32Array(hosts)
    this.before = new Int32Array(hosts)
    const joined: number[] = []
    let size = 1
    for (const [at, { kinds }] of rows.entries()) {
      if (kinds === undefined || size * kinds.count > MOST_KINDS) continue
      for (let host = 0; host < hosts; host++) this.kindOf[host]! += size * kinds.kindOf[host]!
      size *= kinds.count
      joined.push(at)
    }
    this.kinds = size
    this.ofKinds = new Int32Array(size + hosts)
    this.joined = joined
  }

  /** Reads the rows of a seeker; answers what of them has to be asked pair by pair. */
  read(seeker: number, rows: readonly CriterionRow[]): readonly ListedRow[] {
    const left: ListedRow[] = []
    this.forgetOwn()
    this.masks.fill(0)
    this.table[0] = 0
    this.ofKinds[0] = 0
    let [bits, size] = [0, 1]
    for (const [at, { kinds, marksOf, listed }] of rows.entries()) {
      if (listed !== undefined) left.push(listed)
      if (kinds !== undefined && this.joined.includes(at)) {
        widen(this.ofKinds, size, kinds.tableOf(seeker), kinds.count)
        size *= kinds.count
      } else if (kinds !== undefined) left.push(kindByKind(kinds))
      const marks = marksOf?.(seeker)
      if (marks === undefined) continue
      if (bits + marks.bits <= MOST_BITS) {
        this.mark(marks, bits)
        bits += marks.bits
      } else left.push(pairByPair(marks))
    }
    for (const { extras } of rows) extras?.(seeker, (host, points) => this.addOwn(host, points))
    return left
  }

  private addOwn(host: number, points: number): void {
    const { kindOf, ofKinds, kinds, owns } = this
    if (kindOf[host]! < kinds) {
      this.own[owns] = host
      this.before[owns] = kindOf[host]!
      ofKinds[kinds + owns] = ofKinds[kindOf[host]!]!
      kindOf[host] = kinds + owns
      this.owns++
    }
    ofKinds[kindOf[host]!]! += points
  }

  private forgetOwn(): void {
    for (let n = 0; n < this.owns; n++) this.kindOf[this.own[n]!] = this.before[n]!
    this.owns = 0
  }

  private mark({ lists, bitOf, bits: more, fill }: Marks, bits: number): void {
    for (let n = 0; n < lists.length; n++) markAll(this.masks, lists[n]!, 1 << (bits + bitOf[n]!))
    fill(this.part)
    widen(this.table, 1 << bits, this.part, 1 << more)
  }
}

function markAll(masks: Uint16Array, hosts: Int32Array, bit: number): void {
  for (let at = 0; at < hosts.length; at++) masks[hosts[at]!]! |= bit
}

/** What a table of so many has for each combination with so many more. */
function widen(table: Int32Array, size: number, part: Int32Array, more: number): void {
  for (let other = more - 1; other >= 0; other--) for (let n = 0; n < size; n++) table[other * size + n] = table[n]! + part[other]!
}

const kindByKind = ({ kindOf, tableOf }: KindsRow): ListedRow => ({
  mostOf: (seeker) => tableOf(seeker).reduce((most, points) => Math.max(most, points), 0),
  addAt: (seeker, hosts, count, scores) => {
    const table = tableOf(seeker)
    for (let n = 0; n < count; n++) scores[n]! += table[kindOf[hosts[n]!]!]!
  },
})

const pairByPair = ({ pointsOf, most }: Marks): ListedRow => ({
  mostOf: () => most,
  addAt: (_, hosts, count, scores) => {
    for (let n = 0; n < count; n++) scores[n]! += pointsOf(hosts[n]!)
  },
})
