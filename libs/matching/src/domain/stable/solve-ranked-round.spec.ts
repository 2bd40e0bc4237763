import { unwrap } from '#kernel'
import type { RankedInput, Ranks } from './ranked-round.js'
import { solveRankedRound } from './solve-ranked-round.js'

const strict = (...ids: string[]): Ranks => ids.map((id) => [id])
const solved = (input: RankedInput) => unwrap(solveRankedRound(input))

describe('solveRankedRound', () => {
  it('finds the best marriages for those who ask in an instance that has three stable ones', () => {
    const hosts = { A: strict('y', 'z', 'x'), B: strict('z', 'x', 'y'), C: strict('x', 'y', 'z') }
    expect(solved({
      seekers: [{ id: 'x', ranks: strict('A', 'B', 'C') }, { id: 'y', ranks: strict('B', 'C', 'A') }, { id: 'z', ranks: strict('C', 'A', 'B') }],
      posts: Object.keys(hosts).map((id) => ({ id, hostId: id, seats: 1 })), hosts: Object.entries(hosts).map(([id, ranks]) => ({ id, seats: 1, ranks })), key: 0,
    })).toEqual({
      matches: [['x', 'A'], ['y', 'B'], ['z', 'C']].map(([seekerId, postId]) => ({ seekerId, postId, hostId: postId, rank: 1, pinned: false })),
      unmatched: [], placed: 3, unacceptable: 0, tiesBroken: { ofSeekers: 0, ofHosts: 0 },
    })
  })

  it('finds the student-optimal matching of the example of Abraham, Irving and Manlove', () => {
    const lists = ['17', '123456', '214', '2', '1234', '23456', '538']
    const { matches, unmatched, unacceptable } = solved({
      seekers: lists.map((posts, n) => ({ id: `s${n + 1}`, ranks: strict(...posts.split('').map((post) => `p${post}`)) })),
      posts: ['1', '1', '1', '2', '2', '2', '3', '3'].map((host, n) => ({ id: `p${n + 1}`, hostId: `l${host}`, seats: n === 0 ? 2 : 1 })),
      hosts: [['7413256', 3], ['32675', 2], ['17', 2]].map(([list, seats], n) => ({ id: `l${n + 1}`, seats: Number(seats), ranks: strict(...String(list).split('').map((seeker) => `s${seeker}`)) })), key: 3,
    })
    expect(matches.map(({ seekerId, postId, rank }) => `${seekerId} ${postId} ${rank}`)).toEqual(['s1 p1 1', 's2 p5 5', 's3 p4 3', 's4 p2 1', 's7 p3 2'])
    expect(unmatched).toEqual([{ seekerId: 's5', why: 'posts_taken', acceptablePosts: 4, lostByLot: 0 }, { seekerId: 's6', why: 'posts_taken', acceptablePosts: 5, lostByLot: 0 }])
    expect(unacceptable).toBe(0)
  })

  /** Two like both posts the same, the host likes both people the same and has one seat; somebody else it lists does not want it. */
  const tied: Omit<RankedInput, 'key'> = {
    seekers: [{ id: 'a', ranks: [['p', 'q']] }, { id: 'b', ranks: [['p', 'q']] }, { id: 'c', ranks: [] }],
    posts: [{ id: 'p', hostId: 'h', seats: 1 }, { id: 'q', hostId: 'h', seats: 1 }], hosts: [{ id: 'h', seats: 1, ranks: [['a', 'b', 'c']] }],
  }

  it('breaks ties by a lot that each key draws anew', () => {
    const outcomes = Map.groupBy(Array.from({ length: 400 }, (_, key) => solved({ ...tied, key }).matches), ([match]) => `${match!.seekerId} ${match!.postId}`)
    expect([...outcomes.keys()].sort()).toEqual(['a p', 'a q', 'b p', 'b q'])
    for (const { length } of outcomes.values()) expect(Math.abs(length - 100)).toBeLessThan(40)
  })

  it('tells which ties it broke and who lost by lot', () => {
    const { tiesBroken, unmatched } = solved({ ...tied, key: 1 })
    expect(tiesBroken).toEqual({ ofSeekers: 2, ofHosts: 1 })
    expect(unmatched).toEqual([expect.objectContaining({ why: 'posts_taken', acceptablePosts: 2, lostByLot: 2 }), { seekerId: 'c', why: 'no_acceptable_post', acceptablePosts: 0, lostByLot: 0 }])
  })

  it('counts a tie once however many are in it, and none where the host likes one better', () => {
    const four = ['a', 'b', 'c', 'd']
    const count = (ranks: Ranks) => solved({ seekers: four.map((id) => ({ id, ranks: [['p']] })), posts: [{ id: 'p', hostId: 'h', seats: 1 }], hosts: [{ id: 'h', seats: 1, ranks }], key: 0 }).tiesBroken.ofHosts
    expect([count([four]), count([['a', 'b'], ['c', 'd']]), count([['a'], ['b', 'c', 'd']]), count(strict(...four))]).toEqual([1, 2, 1, 0])
  })

  it('takes one who wants two posts of a host for no tie at the host', () => {
    expect(solved({ ...tied, seekers: [tied.seekers[0]!, { id: 'b', ranks: [] }, tied.seekers[2]!], key: 0 }).tiesBroken).toEqual({ ofSeekers: 1, ofHosts: 0 })
  })

  it('calls it no lot where everybody in the post itself is liked better', () => {
    const { matches, unmatched } = solved({
      ...tied, seekers: [{ id: 'a', ranks: strict('p') }, { id: 'b', ranks: strict('q') }, { id: 'c', ranks: strict('p') }], hosts: [{ id: 'h', seats: 2, ranks: [['a'], ['b', 'c']] }], key: 0,
    })
    expect(matches.map(({ seekerId, postId }) => `${seekerId} ${postId}`)).toEqual(['a p', 'b q'])
    expect(unmatched).toEqual([{ seekerId: 'c', why: 'posts_taken', acceptablePosts: 1, lostByLot: 0 }])
  })

  it('breaks no tie and draws no lot for what is settled', () => {
    const { tiesBroken, unmatched } = solved({ ...tied, key: 1, pinned: [{ seekerId: 'a', postId: 'p' }], forbidden: [{ seekerId: 'b', postId: 'q' }] })
    expect(tiesBroken).toEqual({ ofSeekers: 0, ofHosts: 0 })
    expect(unmatched[0]).toEqual({ seekerId: 'b', why: 'posts_taken', acceptablePosts: 1, lostByLot: 0 })
  })

  it('counts wishes that the host does not return, and keeps a pin that is forbidden', () => {
    const pair = { seekerId: 'a', postId: 'q' }
    const { matches, unacceptable } = solved({
      seekers: [{ id: 'a', ranks: strict('p', 'q') }, { id: 'b', ranks: strict('p') }], posts: [{ id: 'p', hostId: 'g', seats: 1 }, { id: 'q', hostId: 'h', seats: 1 }],
      hosts: [{ id: 'g', seats: 1, ranks: [] }, { id: 'h', seats: 1, ranks: strict('b', 'a') }], pinned: [pair], forbidden: [pair], key: 0,
    })
    expect(unacceptable).toBe(2)
    expect(matches).toEqual([{ ...pair, hostId: 'h', rank: 2, pinned: true }])
  })

  it('fails with everything that is wrong', () => {
    const refused = solveRankedRound({ ...tied, key: -1, posts: [{ id: 'p', hostId: 'h', seats: 1, minimum: 1 }, tied.posts[1]!] })
    expect(refused).toEqual({ ok: false, error: [{ code: 'KEY_OUT_OF_RANGE', key: -1 }, { code: 'LOWER_QUOTA_NOT_SUPPORTED', postId: 'p', minimum: 1 }] })
  })
})
