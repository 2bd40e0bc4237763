import { assertStable, findBlockingPairs } from './find-blocking-pairs.js'
import type { RankedInput, RankedPin } from './ranked-round.js'

/** `'a p, b q'` */
const pairs = (text: string): RankedPin[] => text.split(', ').filter(Boolean).map((pair) => ({ seekerId: pair.split(' ')[0]!, postId: pair.split(' ')[1]! }))

/** The host of `p` and `q` has one seat and likes `a` best; the host of `r` has one and likes both the same. */
const round: RankedInput = {
  seekers: [{ id: 'a', ranks: [['p'], ['q'], ['r']] }, { id: 'b', ranks: [['r'], ['p'], ['q']] }],
  posts: [{ id: 'p', hostId: 'g', seats: 1 }, { id: 'q', hostId: 'g', seats: 1 }, { id: 'r', hostId: 'h', seats: 1 }],
  hosts: [{ id: 'g', seats: 1, ranks: [['a'], ['b']] }, { id: 'h', seats: 1, ranks: [['a', 'b']] }], key: 0,
}
const reasons = (matches: string, change: Partial<RankedInput> = {}) => findBlockingPairs({ ...round, ...change }, pairs(matches)).map(({ seekerId, postId, why }) => `${seekerId} ${postId} ${why}`)

describe('findBlockingPairs', () => {
  it.each([
    ['b p', ['a p post_prefers', 'a q host_prefers', 'a r both_have_seats', 'b r both_have_seats']],
    ['a q, b r', ['a p within_host']], ['a p, b r', []], ['a p', ['b r both_have_seats']], ['a r, b p', ['a p post_prefers', 'a q host_prefers']],
    ['', ['a p', 'a q', 'a r', 'b r', 'b p', 'b q'].map((pair) => `${pair} both_have_seats`)],
  ])('says why those who block "%s" do', (matches, expected) => expect(reasons(matches)).toEqual(expected))

  it('leaves pinned people where they are, and forbidden pairs apart', () => {
    expect(reasons('b p', { pinned: pairs('b p') })).toEqual(['a r both_have_seats'])
    expect(reasons('a q, b r', { forbidden: pairs('a p') })).toEqual([])
  })

  it.each<[string, string, Partial<RankedInput>]>([
    ['do not list each other', 'a x', {}], ['do not list each other', 'x p', {}], ['do not list each other', 'a p', { seekers: [{ id: 'a', ranks: [['q']] }] }],
    ['do not list each other', 'a p', { hosts: [{ id: 'g', seats: 1, ranks: [['b']] }, round.hosts[1]!] }], ['must not be matched', 'a p', { forbidden: pairs('b p, a p') }],
    ['matched twice', 'a p, a r', {}], ['too few seats', 'a r, b r', { hosts: [round.hosts[0]!, { ...round.hosts[1]!, seats: 2 }] }], ['too few seats', 'a p, b q', {}], ['is pinned', 'a q', { pinned: pairs('a p') }],
  ])('throws as they %s: "%s"', (message, matches, change) => expect(() => reasons(matches, change)).toThrow(message))
})

describe('assertStable', () => {
  it('throws on a blocking pair and only then', () => {
    expect(() => assertStable(round, pairs('a q, b r'))).toThrow('a and p block it (within_host), and 0 more')
    expect(() => assertStable(round, pairs('a p, b r'))).not.toThrow()
  })
})
