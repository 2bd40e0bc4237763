import { type CommonData, readCommon } from './criteria/common.js'
import { readTimes, type TimesData } from './criteria/times.js'
import type { People } from './criterion-row.js'
import { type Lists, listsOf, Numbers } from './lists.js'
import type { KeptApart } from './profile.js'
import type { HardRule } from './scheme.js'

/** A hard rule with what it asks of the people of a round: plain data that threads can share. */
export type RuleData = { readonly code: string } & (
  /** Pairs that are named one by one: hosts of each seeker. */
  | { readonly kind: 'apart'; readonly apart: Lists }
  /** Two of the same group are kept apart. */
  | { readonly kind: 'groups'; readonly own: Int32Array; readonly theirs: Int32Array; readonly groups: number }
  /** The set of each seeker by number, for there are few different ones. */
  | { readonly kind: 'common'; readonly sets: CommonData; readonly setOf: Int32Array }
  | { readonly kind: 'times'; readonly times: TimesData; readonly atLeast: number }
)

type Sides = Pick<People, 'seekers' | 'hosts'>

/** The hard rules of a scheme for the people of one round; nobody is ever paired with themselves, whatever the rules. */
export function readRules(rules: readonly HardRule[], people: Sides, keptApart: readonly KeptApart[]): readonly RuleData[] {
  const [left, right] = [people.seekers.map(({ id }) => id), people.hosts.map(({ id }) => id)]
  return [{ code: 'self', kind: 'groups', ...groupsBy(left, right) }, ...rules.map((rule) => readRule(rule, people, keptApart))]
}

/** Groups of hosts by number; -1 for a seeker of none of them. */
function groupsBy(left: readonly string[], right: readonly string[]): { readonly own: Int32Array; readonly theirs: Int32Array; readonly groups: number } {
  const numbers = new Numbers<string>()
  const theirs = Int32Array.from(right, (group) => numbers.of(group))
  return { own: Int32Array.from(left, (group) => numbers.find(group)), theirs, groups: numbers.count }
}

function readRule(rule: HardRule, people: Sides, keptApart: readonly KeptApart[]): RuleData {
  const { seekers, hosts } = people
  switch (rule.kind) {
    case 'other_organisation': return { code: rule.code, kind: 'groups', ...groupsBy(seekers.map(({ organisationId }) => organisationId), hosts.map(({ organisationId }) => organisationId)) }
    case 'times': return { code: rule.code, kind: 'times', times: readTimes(1, people), atLeast: rule.atLeast }
    case 'common': return readSets(rule.code, rule.set, people)
    case 'kept_apart': return { code: rule.code, kind: 'apart', apart: readApart(people, keptApart) }
  }
}

/** Seekers with the same set stand for one another. */
function readSets(code: string, set: string, { seekers, hosts }: Sides): RuleData {
  const numbers = new Numbers<string>()
  const setOf = Int32Array.from(seekers, ({ sets }) => numbers.of(JSON.stringify(sets[set] ?? [])))
  const firsts = new Map<number, number>()
  for (const [seeker, number] of setOf.entries()) if (!firsts.has(number)) firsts.set(number, seeker)
  return { code, kind: 'common', setOf, sets: readCommon(set, { seekers: [...firsts.values()].map((seeker) => seekers[seeker]!), hosts }) }
}

function readApart({ seekers, hosts }: Sides, keptApart: readonly KeptApart[]): Lists {
  const hostAt = new Map(hosts.map(({ id }, at) => [id, at]))
  const apart = new Map<string, Set<number>>(seekers.map(({ id }) => [id, new Set<number>()]))
  for (const { seekerId, hostId } of keptApart) {
    const host = hostAt.get(hostId)
    if (host !== undefined) apart.get(seekerId)?.add(host)
  }
  return listsOf(seekers.length, (seeker) => apart.get(seekers[seeker]!.id)!)
}
