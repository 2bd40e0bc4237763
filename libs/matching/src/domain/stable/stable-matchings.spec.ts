import fc from 'fast-check'
import { unwrap } from '#kernel'
import { findBlockingPairs } from './find-blocking-pairs.js'
import type { RankedInput, RankedPin, Ranks } from './ranked-round.js'
import { solveRankedRound } from './solve-ranked-round.js'

/** A ranked round so small that every matching of it can be tried. Everybody is a number. */
interface SmallRound {
  /** Groups of posts for each seeker. */
  readonly seekers: readonly Groups[]
  readonly posts: readonly { readonly host: number; readonly seats: number }[]
  readonly hosts: readonly { readonly seats: number; readonly ranks: Groups }[]
  readonly pinned: readonly Pair[]
  readonly forbidden: readonly Pair[]
  readonly key: number
}

type Groups = readonly (readonly number[])[]
interface Pair { readonly seeker: number; readonly post: number }
/** The post of each seeker; -1 for none. */
type Seats = readonly number[]

const seekerId = (n: number): string => `s${n}`
const postId = (n: number): string => `p${n}`
const hostId = (n: number): string => `h${n}`
const pinOf = ({ seeker, post }: Pair): RankedPin => ({ seekerId: seekerId(seeker), postId: postId(post) })

function inputOf({ seekers, posts, hosts, pinned, forbidden, key }: SmallRound): RankedInput {
  return {
    seekers: seekers.map((ranks, n) => ({ id: seekerId(n), ranks: ranks.map((group) => group.map(postId)) })),
    posts: posts.map(({ host, seats }, n) => ({ id: postId(n), hostId: hostId(host), seats })),
    hosts: hosts.map(({ seats, ranks }, n) => ({ id: hostId(n), seats, ranks: ranks.map((group) => group.map(seekerId)) })),
    pinned: pinned.map(pinOf), forbidden: forbidden.map(pinOf), key,
  }
}

const matchesOf = (seats: Seats): RankedPin[] => [...seats.entries()].flatMap(([seeker, post]) => (post < 0 ? [] : [pinOf({ seeker, post })]))

function seatsOf({ seekers }: SmallRound, matches: readonly RankedPin[]): Seats {
  const posts = new Map(matches.map((match) => [match.seekerId, Number(match.postId.slice(1))]))
  return seekers.map((_, n) => posts.get(seekerId(n)) ?? -1)
}

const has = (pairs: readonly Pair[], seeker: number, post: number): boolean => pairs.some((pair) => pair.seeker === seeker && pair.post === post)
const groupOf = (groups: Groups, who: number): number => groups.findIndex((group) => group.includes(who))
/** How far down their list a seeker's post is; past the end for none. */
const regret = (round: SmallRound, seeker: number, post: number): number => (post < 0 ? round.posts.length : groupOf(round.seekers[seeker]!, post))
const hostRank = ({ posts, hosts }: SmallRound, seeker: number, post: number): number => groupOf(hosts[posts[post]!.host]!.ranks, seeker)
const isMutual = (round: SmallRound, seeker: number, post: number): boolean => groupOf(round.seekers[seeker]!, post) >= 0 && hostRank(round, seeker, post) >= 0

function fits({ posts, hosts }: SmallRound, seats: Seats): boolean {
  return posts.every(({ seats: most }, post) => seats.filter((at) => at === post).length <= most)
    && hosts.every(({ seats: most }, host) => seats.filter((at) => at >= 0 && posts[at]!.host === host).length <= most)
}

/** Every matching there is. */
function allMatchings(round: SmallRound): Seats[] {
  let all: Seats[] = [[]]
  for (const seeker of round.seekers.keys()) {
    const pin = round.pinned.find((pair) => pair.seeker === seeker)
    const open = [...round.posts.keys()].filter((post) => isMutual(round, seeker, post) && !has(round.forbidden, seeker, post))
    const choices = pin === undefined ? [-1, ...open] : [pin.post]
    all = all.flatMap((seats) => choices.map((post) => [...seats, post])).filter((seats) => fits(round, seats))
  }
  return all
}

/**
 * Who would rather be matched, by trying it: the seeker likes the post better, and it can be done either with a seat that is left or by
 * sending away one whom the host likes less and who is not pinned.
 */
function blockingPairs(round: SmallRound, seats: Seats): Pair[] {
  const isPinned = (seeker: number): boolean => round.pinned.some((pair) => pair.seeker === seeker)
  const canDo = ({ seeker, post }: Pair): boolean => {
    const moved = seats.with(seeker, post)
    return fits(round, moved) || [...seats.entries()].some(([other, at]) => at >= 0 && round.posts[at]!.host === round.posts[post]!.host && !isPinned(other)
      && hostRank(round, other, at) > hostRank(round, seeker, post) && fits(round, moved.with(other, -1)))
  }
  return [...round.seekers.keys()].flatMap((seeker) => [...round.posts.keys()].map((post) => ({ seeker, post }))).filter((pair) =>
    !isPinned(pair.seeker) && isMutual(round, pair.seeker, pair.post) && !has(round.forbidden, pair.seeker, pair.post)
    && regret(round, pair.seeker, pair.post) < regret(round, pair.seeker, seats[pair.seeker]!) && canDo(pair))
}

function groupsOf(most: number, ties: boolean): fc.Arbitrary<number[][]> {
  const listed = fc.shuffledSubarray([...Array.from({ length: most }).keys()])
  return fc.tuple(listed, fc.array(fc.boolean(), { minLength: most, maxLength: most })).map(([all, joins]) => {
    const groups: number[][] = []
    for (const [at, one] of all.entries()) {
      if (ties && at > 0 && joins[at] === true) groups.at(-1)!.push(one)
      else groups.push([one])
    }
    return groups
  })
}

const listOf = <T>(count: number, of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { minLength: count, maxLength: count })

function smallRound({ ties, settled = true, largest = 4 }: { readonly ties: boolean; readonly settled?: boolean; readonly largest?: number }): fc.Arbitrary<SmallRound> {
  return fc.tuple(fc.integer({ min: 0, max: largest }), fc.integer({ min: 0, max: largest }), fc.integer({ min: 1, max: 3 })).chain(([seekers, posts, hosts]) => fc.record({
    seekers: listOf(seekers, groupsOf(posts, ties)), posts: listOf(posts, fc.record({ host: fc.nat(hosts - 1), seats: fc.constantFrom(0, 1, 1, 1, 2) })),
    hosts: listOf(hosts, fc.record({ seats: fc.integer({ min: 0, max: 3 }), ranks: groupsOf(seekers, ties) })),
    picks: fc.array(fc.nat(), { maxLength: settled ? 2 : 0 }), bans: fc.array(fc.nat(), { maxLength: settled ? 2 : 0 }), key: fc.nat(),
  })).map(({ picks, bans, ...rest }) => {
    const round: SmallRound = { ...rest, pinned: [], forbidden: [] }
    const mutual = [...round.seekers.keys()].flatMap((seeker) => [...round.posts.keys()].map((post) => ({ seeker, post }))).filter(({ seeker, post }) => isMutual(round, seeker, post))
    const chosen = (numbers: readonly number[]): Pair[] => (mutual.length === 0 ? [] : numbers.map((n) => mutual[n % mutual.length]!))
    const pinned: Pair[] = []
    for (const pick of chosen(picks)) {
      const seats = round.seekers.map((_, n) => [...pinned, pick].find(({ seeker }) => seeker === n)?.post ?? -1)
      if (!pinned.some(({ seeker }) => seeker === pick.seeker) && fits(round, seats)) pinned.push(pick)
    }
    return { ...round, pinned, forbidden: chosen(bans) }
  })
}

const solved = (round: SmallRound): Seats => seatsOf(round, unwrap(solveRankedRound(inputOf(round))).matches)

function shuffled<T>(list: readonly T[], order: readonly number[]): T[] {
  const keyed = list.map((item, n) => ({ item, at: order[n % order.length]! * 31 % 17 }))
  return keyed.sort((a, b) => a.at - b.at).map(({ item }) => item).reverse()
}

describe('stable matchings, against all matchings of small rounds', () => {
  it('leaves no two who would rather have each other, whatever the ties, pins and bans', () => {
    fc.assert(fc.property(smallRound({ ties: true }), (round) => {
      const seats = solved(round)
      expect(blockingPairs(round, seats)).toEqual([])
      for (const { seeker, post } of round.pinned) expect(seats[seeker]).toBe(post)
      expect(allMatchings(round)).toContainEqual(seats)
    }), { numRuns: 4_000 })
  })

  it('gives every seeker the best they have in any stable matching when lists are strict, and places the same people in all of them', () => {
    fc.assert(fc.property(smallRound({ ties: false }), (round) => {
      const seats = solved(round)
      const atHost = (all: Seats) => round.hosts.map((_, host) => all.filter((post) => post >= 0 && round.posts[post]!.host === host).length)
      for (const other of allMatchings(round).filter((one) => blockingPairs(round, one).length === 0)) {
        for (const seeker of round.seekers.keys()) expect(regret(round, seeker, seats[seeker]!)).toBeLessThanOrEqual(regret(round, seeker, other[seeker]!))
        expect(other.map((post) => post >= 0)).toEqual(seats.map((post) => post >= 0))
        expect(atHost(other)).toEqual(atHost(seats))
      }
    }), { numRuns: 2_000 })
  })

  it('gives the same answer in whatever order the round is given', () => {
    fc.assert(fc.property(smallRound({ ties: true }), fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 12 }), (round, order) => {
      const input = inputOf(round)
      const mixed = (ranks: Ranks) => ranks.map((group) => shuffled(group, order))
      const other: RankedInput = {
        ...input, posts: shuffled(input.posts, order), pinned: shuffled(input.pinned!, order),
        seekers: shuffled(input.seekers, order).map((seeker) => ({ ...seeker, ranks: mixed(seeker.ranks) })),
        hosts: shuffled(input.hosts, order).map((host) => ({ ...host, ranks: mixed(host.ranks) })),
      }
      expect(unwrap(solveRankedRound(other))).toEqual(unwrap(solveRankedRound(input)))
    }), { numRuns: 2_000 })
  })

  it('pays nobody for leaving posts out or putting them in another order', () => {
    const sublists = (posts: readonly number[]): number[][] => [[], ...posts.flatMap((post) => sublists(posts.filter((other) => other !== post)).map((rest) => [post, ...rest]))]
    fc.assert(fc.property(smallRound({ ties: false, settled: false, largest: 3 }), (round) => {
      const seats = solved(round)
      for (const [seeker, groups] of round.seekers.entries()) {
        for (const lie of sublists(groups.flat())) {
          const told = solved({ ...round, seekers: round.seekers.with(seeker, lie.map((post) => [post])) })
          expect(regret(round, seeker, told[seeker]!)).toBeGreaterThanOrEqual(regret(round, seeker, seats[seeker]!))
        }
      }
    }), { numRuns: 300 })
  })

  it('tells why each of those left out is', () => {
    fc.assert(fc.property(smallRound({ ties: true }), (round) => {
      const { matches, unmatched, placed } = unwrap(solveRankedRound(inputOf(round)))
      expect(placed).toBe(matches.length)
      expect(unmatched.map(({ seekerId }) => seekerId)).toEqual([...seatsOf(round, matches).entries()].filter(([, post]) => post < 0).map(([seeker]) => `s${seeker}`))
      for (const { seekerId, why, acceptablePosts, lostByLot } of unmatched) {
        const open = round.posts.filter((_, post) => allMatchings({ ...round, pinned: [], posts: round.posts.map((one) => ({ ...one, seats: 9 })), hosts: round.hosts.map((one) => ({ ...one, seats: 9 })) })
          .some((seats) => seats[Number(seekerId.slice(1))] === post)).length
        expect([acceptablePosts, why]).toEqual([open, open === 0 ? 'no_acceptable_post' : 'posts_taken'])
        expect(lostByLot).toBeLessThanOrEqual(acceptablePosts)
      }
    }), { numRuns: 300 })
  })

  it('finds just those pairs of any matching that would rather have each other', () => {
    fc.assert(fc.property(smallRound({ ties: true }), fc.nat(), (round, pick) => {
      const all = allMatchings(round)
      const seats = all[pick % all.length]!
      const found = findBlockingPairs(inputOf(round), matchesOf(seats)).map(({ seekerId, postId }) => `${seekerId} ${postId}`)
      expect(found.sort()).toEqual(blockingPairs(round, seats).map((pair) => Object.values(pinOf(pair)).join(' ')).sort())
    }), { numRuns: 4_000 })
  })
})
