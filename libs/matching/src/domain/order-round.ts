import { err, ok, type Result } from '#kernel'
import { intoBuckets } from './buckets.js'
import { isWhole, MOST_PROBLEMS, repeatedIds } from './input-checks.js'
import { pairAt } from './pair-at.js'
import { MAX_HOSTS, MAX_SCORE, MAX_SEATS, MAX_SEEKERS, MAX_WORTH, type RoundInput, type RoundPin, type RoundProblem } from './round.js'

/** A round with both sides sorted by id and its pairs in rows, so that the order in which it was given cannot matter. */
export interface OrderedRound {
  readonly seekerIds: readonly string[]
  readonly hostIds: readonly string[]
  readonly seats: Int32Array
  /** Pairs of seeker `i` from `rows[i]` to `rows[i + 1]`, by host. */
  readonly rows: Int32Array
  readonly hostOf: Int32Array
  readonly score: Int32Array
  /** Score and bonuses together. */
  readonly worth: Int32Array
  /** The pair each seeker is pinned to; -1 for most. */
  readonly pinnedPair: Int32Array
  /** 1 for each pair that must not be. */
  readonly forbidden: Uint8Array
}

/** Checks a round and puts it in order. Every problem is named, up to a hundred. */
export function orderRound(input: RoundInput): Result<OrderedRound, readonly RoundProblem[]> {
  const problems = sizeProblems(input)
  if (problems.length > 0) return err(problems.slice(0, MOST_PROBLEMS))
  const [seekers, hosts] = [sorted(input.seekers), sorted(input.hosts)]
  const { rows, order } = rowsOf(input, seekers.place, hosts.place)
  const count = order.length
  const round: OrderedRound = {
    seekerIds: seekers.ids, hostIds: hosts.ids, rows, seats: Int32Array.from(hosts.order, (host) => input.hosts[host]!.seats), hostOf: new Int32Array(count),
    score: new Int32Array(count), worth: new Int32Array(count), pinnedPair: new Int32Array(seekers.ids.length).fill(-1), forbidden: new Uint8Array(count),
  }
  for (let pair = 0; pair < count; pair++) {
    const given = order[pair]!
    round.hostOf[pair] = hosts.place[input.pairs.host[given]!]!
    round.score[pair] = input.pairs.score[given]!
    round.worth[pair] = input.pairs.score[given]! + (input.pairs.keep?.[given] ?? 0) + (input.seekers[input.pairs.seeker[given]!]!.bonus ?? 0)
  }
  const more = [...pairProblems(round).take(MOST_PROBLEMS), ...settle(round, input).take(MOST_PROBLEMS)].slice(0, MOST_PROBLEMS)
  return more.length > 0 ? err(more) : ok(round)
}

function sizeProblems({ seekers, hosts, pairs, floor, key }: RoundInput): RoundProblem[] {
  const problems: RoundProblem[] = []
  if (seekers.length > MAX_SEEKERS) problems.push({ code: 'TOO_MANY_SEEKERS', count: seekers.length, most: MAX_SEEKERS })
  if (hosts.length > MAX_HOSTS) problems.push({ code: 'TOO_MANY_HOSTS', count: hosts.length, most: MAX_HOSTS })
  if (floor !== undefined && !isWhole(floor, 0, MAX_SCORE)) problems.push({ code: 'FLOOR_OUT_OF_RANGE', floor })
  if (!isWhole(key, 0, 2 ** 32 - 1)) problems.push({ code: 'KEY_OUT_OF_RANGE', key })
  for (const [side, people] of [['seeker', seekers], ['host', hosts]] as const) {
    for (const id of repeatedIds(people)) problems.push({ code: 'DUPLICATE_ID', side, id })
  }
  for (const { id, seats } of hosts) if (!isWhole(seats, 0, MAX_SEATS)) problems.push({ code: 'SEATS_OUT_OF_RANGE', hostId: id, seats, most: MAX_SEATS })
  for (const { id, bonus = 0 } of seekers) if (!isWhole(bonus, 0, MAX_WORTH)) problems.push({ code: 'BONUS_OUT_OF_RANGE', seekerId: id, bonus })
  if (pairs.host.length !== pairs.seeker.length || pairs.score.length !== pairs.seeker.length || (pairs.keep ?? pairs.seeker).length !== pairs.seeker.length) {
    return [...problems, { code: 'PAIRS_UNEVEN' }]
  }
  for (let pair = 0; pair < pairs.seeker.length && problems.length < MOST_PROBLEMS; pair++) {
    if (!isWhole(pairs.seeker[pair]!, 0, seekers.length - 1) || !isWhole(pairs.host[pair]!, 0, hosts.length - 1)) problems.push({ code: 'PAIR_OUT_OF_RANGE', pair })
  }
  return problems
}

function sorted(people: readonly { readonly id: string }[]): { readonly ids: readonly string[]; readonly order: Int32Array; readonly place: Int32Array } {
  const order = Int32Array.from(people.keys()).sort((a, b) => (people[a]!.id < people[b]!.id ? -1 : 1))
  const place = new Int32Array(people.length)
  for (let at = 0; at < order.length; at++) place[order[at]!] = at
  return { ids: Array.from(order, (index) => people[index]!.id), order, place }
}

/** Where each seeker's pairs begin, and which given pair stands at each place: by seeker, and of each seeker by host. */
function rowsOf({ pairs, seekers, hosts }: RoundInput, seekerPlace: Int32Array, hostPlace: Int32Array): { readonly rows: Int32Array; readonly order: Int32Array } {
  const byHost = intoBuckets(Int32Array.from(pairs.seeker.keys()), pairs.host.map((host) => hostPlace[host]!), hosts.length)
  const { items, starts } = intoBuckets(byHost.items, pairs.seeker.map((seeker) => seekerPlace[seeker]!), seekers.length)
  return { rows: starts, order: items }
}

function* pairProblems({ seekerIds, hostIds, rows, hostOf, score, worth }: OrderedRound): Generator<RoundProblem> {
  for (let seeker = 0; seeker < seekerIds.length; seeker++) {
    for (let pair = rows[seeker]!; pair < rows[seeker + 1]!; pair++) {
      const names = () => ({ seekerId: seekerIds[seeker]!, hostId: hostIds[hostOf[pair]!]! })
      if (pair > rows[seeker]! && hostOf[pair] === hostOf[pair - 1]) yield { code: 'DUPLICATE_PAIR', ...names() }
      if (!isWhole(score[pair]!, 1, MAX_SCORE)) yield { code: 'SCORE_OUT_OF_RANGE', ...names(), score: score[pair]! }
      else if (!isWhole(worth[pair]!, score[pair]!, MAX_WORTH)) yield { code: 'WORTH_OUT_OF_RANGE', ...names(), worth: worth[pair]!, most: MAX_WORTH }
    }
  }
}

/** Notes the pairs that are pinned or forbidden. */
function* settle(round: OrderedRound, { pinned = [], forbidden = [] }: RoundInput): Generator<RoundProblem> {
  const pairOf = pairFinder(round)
  const atHost = new Map<number, number>()
  for (const pin of pinned) {
    const found = pairOf(pin)
    if (found === undefined || found.pair < 0) yield { code: 'PINNED_PAIR_NOT_ELIGIBLE', seekerId: pin.seekerId, hostId: pin.hostId }
    else if (round.pinnedPair[found.seeker]! >= 0) yield { code: 'PINNED_TWICE', seekerId: pin.seekerId }
    else {
      round.pinnedPair[found.seeker] = found.pair
      atHost.set(found.host, (atHost.get(found.host) ?? 0) + 1)
    }
  }
  for (const [host, count] of atHost) {
    if (count > round.seats[host]!) yield { code: 'PINNED_BEYOND_SEATS', hostId: round.hostIds[host]!, pinned: count, seats: round.seats[host]! }
  }
  for (const pin of forbidden) {
    const found = pairOf(pin)
    if (found === undefined) yield { code: 'FORBIDDEN_PAIR_UNKNOWN', seekerId: pin.seekerId, hostId: pin.hostId }
    else if (found.pair >= 0) round.forbidden[found.pair] = 1
  }
}

interface Found {
  readonly seeker: number
  readonly host: number
  /** -1 where the two are no eligible pair. */
  readonly pair: number
}

/** Finds pairs by their ids; `undefined` where one of them is nobody of this round. */
function pairFinder({ seekerIds, hostIds, rows, hostOf }: OrderedRound): (pin: RoundPin) => Found | undefined {
  const seekers = new Map(seekerIds.map((id, at) => [id, at]))
  const hosts = new Map(hostIds.map((id, at) => [id, at]))
  return ({ seekerId, hostId }) => {
    const [seeker, host] = [seekers.get(seekerId), hosts.get(hostId)]
    if (seeker === undefined || host === undefined) return undefined
    return { seeker, host, pair: pairAt(rows, hostOf, seeker, host) }
  }
}
