import type { RankedInput, RankedPin, Ranks } from './ranked-round.js'

interface SeatedHost {
  readonly seats: number
  /** Group of each seeker on its list, from 0. */
  readonly rankOf: ReadonlyMap<string, number>
  taken: number
  /** Group of the one it likes least of those in it who are not pinned; -1 where nobody is. */
  lastRank: number
}

interface SeatedPost {
  readonly seats: number
  readonly host: SeatedHost
  taken: number
  lastRank: number
}

/** Who sits where, from the input as it was given. */
export interface Seating {
  readonly posts: ReadonlyMap<string, SeatedPost>
  /** The post of each seeker who has one. */
  readonly postOf: ReadonlyMap<string, string>
  readonly isPinned: (seekerId: string) => boolean
  readonly isForbidden: (pair: RankedPin) => boolean
}

/** Seats a matching. Throws where it is none: somebody unknown or twice, two who do not list each other or must not, too few seats, a pin left out. */
export function seatMatches({ seekers, posts, hosts, pinned = [], forbidden = [] }: RankedInput, matches: readonly RankedPin[]): Seating {
  const ranksOf = new Map(seekers.map(({ id, ranks }) => [id, ranks]))
  const hostsById = new Map<string, SeatedHost>(hosts.map(({ id, seats, ranks }) => [id, { seats, rankOf: new Map(entriesOf(ranks)), taken: 0, lastRank: -1 }]))
  const postsById = new Map<string, SeatedPost>(posts.map(({ id, hostId, seats }) => [id, { seats, host: hostsById.get(hostId)!, taken: 0, lastRank: -1 }]))
  const pins = new Map(pinned.map(({ seekerId, postId }) => [seekerId, postId]))
  const banned = Map.groupBy(forbidden, ({ seekerId }) => seekerId)
  const isForbidden = ({ seekerId, postId }: RankedPin): boolean => banned.get(seekerId)?.some((pair) => pair.postId === postId) ?? false
  const postOf = new Map<string, string>()
  for (const { seekerId, postId } of matches) {
    const post = postsById.get(postId)
    const rank = post?.host.rankOf.get(seekerId)
    const isPin = pins.get(seekerId) === postId
    check(post !== undefined && rank !== undefined && ranksOf.get(seekerId)?.some((group) => group.includes(postId)) === true, `${seekerId} and ${postId} do not list each other`)
    check(isPin || !isForbidden({ seekerId, postId }), `${seekerId} and ${postId} must not be matched`)
    check(!postOf.has(seekerId), `${seekerId} is matched twice`)
    postOf.set(seekerId, postId)
    for (const place of [post, post.host]) {
      check(++place.taken <= place.seats, `${postId} or its host has too few seats`)
      if (!isPin) place.lastRank = Math.max(place.lastRank, rank)
    }
  }
  for (const [seekerId, postId] of pins) check(postOf.get(seekerId) === postId, `${seekerId} is pinned to ${postId} and not there`)
  return { posts: postsById, postOf, isPinned: (seekerId) => pins.has(seekerId), isForbidden }
}

const entriesOf = (ranks: Ranks): (readonly [string, number])[] => ranks.flatMap((group, rank) => group.map((id) => [id, rank] as const))

function check(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Error(`No matching of this round: ${message}`)
}
