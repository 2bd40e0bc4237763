import { err, ok, type Result } from '#kernel'
import { type Buckets, intoBuckets } from '../buckets.js'
import { MOST_PROBLEMS } from '../input-checks.js'
import type { RankedMarket } from './ranked-market.js'
import { rankedProblems } from './ranked-problems.js'
import type { RankedInput, RankedProblem } from './ranked-round.js'
import { settlePins } from './settle-pins.js'
import { lot, type Side, sideOf, strictList } from './strict-list.js'

/** Checks a ranked round and puts it in order. Every problem is named, up to a hundred. */
export function orderRankedRound(input: RankedInput): Result<RankedMarket, readonly RankedProblem[]> {
  const problems = rankedProblems(input).take(MOST_PROBLEMS).toArray()
  if (problems.length > 0) return err(problems)
  const market = marketOf(input)
  const more = settlePins(market, input).take(MOST_PROBLEMS).toArray()
  return more.length > 0 ? err(more) : ok(market)
}

interface Sides {
  readonly seekers: Side
  readonly posts: Side
  readonly hosts: Side
}

function marketOf(input: RankedInput): RankedMarket {
  const other = ~input.key >>> 0
  const sides: Sides = { seekers: sideOf(input.seekers, input.key), posts: sideOf(input.posts, other), hosts: sideOf(input.hosts, other) }
  const { seekers, posts, hosts } = sides
  const hostOf = Int32Array.from(posts.order, (at) => hosts.placeOf.get(input.posts[at]!.hostId)!)
  const pairs = pairsOf(input, sides, hostOf)
  const count = pairs.postOf.length
  const byStanding = intoBuckets(Int32Array.from(pairs.postOf.keys()), pairs.standing, seekers.ids.length).items
  return {
    seekerIds: seekers.ids, postIds: posts.ids, hostIds: hosts.ids, hostOf, ...pairs,
    postSeats: Int32Array.from(posts.order, (at) => input.posts[at]!.seats), hostSeats: Int32Array.from(hosts.order, (at) => input.hosts[at]!.seats),
    atPost: intoBuckets(byStanding, pairs.postOf, posts.ids.length), atHost: intoBuckets(byStanding, pairs.postOf.map((post) => hostOf[post]!), hosts.ids.length),
    pinnedPair: new Int32Array(seekers.ids.length).fill(-1), closed: new Uint8Array(count),
  }
}

type Pairs = Pick<RankedMarket, 'rows' | 'seekerOf' | 'postOf' | 'rank' | 'hostRank' | 'standing' | 'unacceptable'>

/** The pairs who list each other, and how many seekers' wishes are left over. */
function pairsOf(input: RankedInput, { seekers, posts, hosts }: Sides, hostOf: Int32Array): Pairs {
  const listed = listedByHosts(input, seekers, hosts)
  const columns = { seekerOf: [] as number[], postOf: [] as number[], rank: [] as number[], hostRank: [] as number[], standing: [] as number[] }
  const rows = new Int32Array(seekers.ids.length + 1)
  /** For the seeker at hand: which entry of each host's list is theirs. Entries of those before are told apart by whose they are. */
  const entryAt = new Int32Array(hosts.ids.length).fill(-1)
  let unacceptable = 0
  for (let seeker = 0; seeker < seekers.ids.length; seeker++) {
    for (let at = listed.bySeeker.starts[seeker]!; at < listed.bySeeker.starts[seeker + 1]!; at++) entryAt[listed.host[listed.bySeeker.items[at]!]!] = listed.bySeeker.items[at]!
    const own = strictList(input.seekers[seekers.order[seeker]!]!.ranks, posts, (post) => lot(seekers.hashes[seeker]!, posts.hashes[post]!, posts.hashes[post]!))
    for (const [at, post] of own.places.entries()) {
      const entry = entryAt[hostOf[post]!]!
      if (entry < 0 || listed.seeker[entry] !== seeker) unacceptable++
      else {
        columns.seekerOf.push(seeker)
        columns.postOf.push(post)
        columns.rank.push(own.ranks[at]!)
        columns.hostRank.push(listed.rank[entry]!)
        columns.standing.push(listed.standing[entry]!)
      }
    }
    rows[seeker + 1] = columns.postOf.length
  }
  return {
    rows, seekerOf: Int32Array.from(columns.seekerOf), postOf: Int32Array.from(columns.postOf), rank: Int32Array.from(columns.rank),
    hostRank: Int32Array.from(columns.hostRank), standing: Int32Array.from(columns.standing), unacceptable,
  }
}

/** All entries of all hosts' lists, as columns. */
interface HostLists {
  readonly host: Int32Array
  readonly seeker: Int32Array
  readonly rank: Int32Array
  readonly standing: Int32Array
  readonly bySeeker: Buckets
}

function listedByHosts(input: RankedInput, seekers: Side, hosts: Side): HostLists {
  let count = 0
  for (const { ranks } of input.hosts) for (const group of ranks) count += group.length
  const [host, seeker, rank, standing] = [new Int32Array(count), new Int32Array(count), new Int32Array(count), new Int32Array(count)]
  let entry = 0
  for (let at = 0; at < hosts.ids.length; at++) {
    const list = strictList(input.hosts[hosts.order[at]!]!.ranks, seekers, (place) => lot(seekers.hashes[place]!, hosts.hashes[at]!, seekers.hashes[place]!))
    for (const [place, listed] of list.places.entries()) {
      host[entry] = at
      seeker[entry] = listed
      rank[entry] = list.ranks[place]!
      standing[entry++] = place
    }
  }
  return { host, seeker, rank, standing, bySeeker: intoBuckets(Int32Array.from(seeker.keys()), seeker, seekers.ids.length) }
}
