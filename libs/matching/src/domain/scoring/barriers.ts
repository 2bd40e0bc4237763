import { addBits, type Bits, bitsFor, takeBits } from './bits.js'
import { sharesAny } from './criteria/common.js'
import { bitsOf } from './criteria/times.js'
import { hasItem, inverted, listOf } from './lists.js'
import type { RuleData } from './rules.js'

/** A hard rule made ready for the people of a round. */
export interface Barrier {
  readonly code: string
  /** Takes those hosts out of a set whom the rule keeps from a seeker. */
  readonly sift: (seeker: number, bits: Bits) => void
  readonly fails: (seeker: number, host: number) => boolean
}

type Rule = Omit<Barrier, 'code'>
type DataOf<Kind extends RuleData['kind']> = Extract<RuleData, { kind: Kind }>

export const barriersOf = (rules: readonly RuleData[], hosts: number): readonly Barrier[] => rules.map((rule) => ({ code: rule.code, ...ruleOf(rule, hosts) }))

function ruleOf(rule: RuleData, hosts: number): Rule {
  switch (rule.kind) {
    case 'apart': return { sift: (seeker, bits) => takeBits(bits, listOf(rule.apart, seeker)), fails: (seeker, host) => hasItem(rule.apart, seeker, host) }
    case 'groups': return groupsRule(rule)
    case 'common': return commonRule(rule, hosts)
    case 'times': return timesRule(rule, hosts)
  }
}

function groupsRule({ own, theirs, groups }: DataOf<'groups'>): Rule {
  const members = inverted({ starts: Int32Array.from({ length: theirs.length + 1 }, (_, n) => n), items: theirs }, groups)
  return {
    sift: (seeker, bits) => {
      if (own[seeker]! >= 0) takeBits(bits, listOf(members, own[seeker]!))
    },
    fails: (seeker, host) => own[seeker] === theirs[host],
  }
}

/** So many different sets of one's own are remembered with the hosts who share something with them; few people speak what nobody else does. */
const SETS_REMEMBERED = 256

function commonRule({ sets, setOf }: DataOf<'common'>, hosts: number): Rule {
  const byCode = inverted(sets.theirs, sets.codes)
  const remembered = new Map<number, Bits>()
  const sharing = (set: number): Bits => {
    const known = remembered.get(set)
    if (known !== undefined) return known
    if (remembered.size >= SETS_REMEMBERED) remembered.clear()
    const found = bitsFor(hosts)
    for (const code of listOf(sets.own, set)) if (code >= 0) addBits(found, listOf(byCode, code))
    remembered.set(set, found)
    return found
  }
  return {
    sift: (seeker, bits) => keepBits(bits, sharing(setOf[seeker]!)),
    fails: (seeker, host) => !sharesAny(sets, setOf[seeker]!, host),
  }
}

function keepBits(bits: Bits, others: Bits): void {
  for (let word = 0; word < bits.length; word++) bits[word]! &= others[word]!
}

function timesRule({ times: { own, theirs }, atLeast }: DataOf<'times'>, hosts: number): Rule {
  const byTime = Array.from({ length: 32 }, (_, time) => {
    const bits = bitsFor(hosts)
    for (let host = 0; host < hosts; host++) bits[host >> 5]! |= ((theirs[host]! >>> time) & 1) << (host & 31)
    return bits
  })
  const some = bitsFor(hosts)
  const siftAny = (times: number, bits: Bits): void => {
    some.fill(0)
    for (let left = times; left !== 0; left &= left - 1) {
      const having = byTime[31 - Math.clz32(left & -left)]!
      for (let word = 0; word < some.length; word++) some[word]! |= having[word]!
    }
    keepBits(bits, some)
  }
  const siftMany = (times: number, bits: Bits): void => {
    for (let host = 0; host < hosts; host++) if (bitsOf(times & theirs[host]!) < atLeast) bits[host >> 5]! &= ~(1 << (host & 31))
  }
  return {
    sift: (seeker, bits) => {
      if (atLeast === 1) siftAny(own[seeker]!, bits)
      else if (atLeast > 1) siftMany(own[seeker]!, bits)
    },
    fails: (seeker, host) => bitsOf(own[seeker]! & theirs[host]!) < atLeast,
  }
}
