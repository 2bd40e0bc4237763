import { MAX_HOSTS, MAX_SEATS, MAX_SEEKERS } from '../round.js'
import { orderRankedRound } from './order-ranked-round.js'
import { MAX_POSTS, type RankedHost, type RankedInput, type RankedPost, type RankedSeeker } from './ranked-round.js'

const round: RankedInput = {
  seekers: [{ id: 'a', ranks: [['p'], ['q']] }, { id: 'b', ranks: [['q', 'p']] }],
  posts: [{ id: 'p', hostId: 'h', seats: 1 }, { id: 'q', hostId: 'h', seats: 2, minimum: 0 }],
  hosts: [{ id: 'h', seats: 2, ranks: [['a', 'b']] }, { id: 'i', seats: MAX_SEATS, ranks: [] }], key: 2 ** 32 - 1,
}
const answer = (change: Partial<RankedInput>) => {
  const ordered = orderRankedRound({ ...round, ...change })
  return ordered.ok ? [] : ordered.error
}
const seeker = (change: Partial<RankedSeeker>) => ({ seekers: [{ ...round.seekers[0]!, ...change }, round.seekers[1]!] })
const post = (change: Partial<RankedPost>) => ({ posts: [{ ...round.posts[0]!, ...change }, round.posts[1]!] })
const host = (change: Partial<RankedHost>) => ({ hosts: [{ ...round.hosts[0]!, ...change }, round.hosts[1]!] })
const pair = (seekerId: string, postId: string) => ({ seekerId, postId })
const many = <T>(count: number, of: (id: string) => T): T[] => Array.from({ length: count }, (_, n) => of(`x${n}`))

describe('orderRankedRound', () => {
  it.each<[string, Partial<RankedInput>]>([
    ['', {}], ['', { seekers: [], posts: [], hosts: [] }], ['', host({ seats: 0 })], ['', post({ seats: MAX_SEATS })], ['', { seekers: round.seekers.map(({ id }) => ({ id, ranks: [] })) }],
    ['KEY_OUT_OF_RANGE', { key: 2 ** 32 }], ['KEY_OUT_OF_RANGE', { key: -1 }], ['KEY_OUT_OF_RANGE', { key: Number.NaN }],
    ['DUPLICATE_ID', { seekers: [...round.seekers, round.seekers[0]!] }], ['DUPLICATE_ID', { posts: [...round.posts, round.posts[0]!] }], ['DUPLICATE_ID', { hosts: [...round.hosts, round.hosts[0]!] }],
    ['SEATS_OUT_OF_RANGE', post({ seats: -1 })], ['SEATS_OUT_OF_RANGE', post({ seats: MAX_SEATS + 1 })], ['SEATS_OUT_OF_RANGE', post({ seats: Number.NaN })],
    ['SEATS_OUT_OF_RANGE', host({ seats: 1.5 })], ['SEATS_OUT_OF_RANGE', host({ seats: Infinity })], ['SEATS_OUT_OF_RANGE', host({ seats: -1 })],
    ['LOWER_QUOTA_NOT_SUPPORTED', post({ minimum: 1 })], ['LOWER_QUOTA_NOT_SUPPORTED', post({ minimum: Number.NaN })],
    ['UNKNOWN_HOST', post({ hostId: 'x' })], ['UNKNOWN_ID_IN_LIST', seeker({ ranks: [['p'], ['x']] })], ['UNKNOWN_ID_IN_LIST', host({ ranks: [['a'], ['x', 'b']] })],
    ['LISTED_TWICE', seeker({ ranks: [['p'], ['q', 'p']] })], ['LISTED_TWICE', host({ ranks: [['a', 'b', 'a']] })], ['EMPTY_GROUP', seeker({ ranks: [['p'], [], ['q']] })], ['EMPTY_GROUP', host({ ranks: [[]] })],
    ['', { pinned: [pair('a', 'p'), pair('b', 'q')], forbidden: [pair('a', 'p')] }], ['', { forbidden: [pair('a', 'q'), pair('a', 'q')] }],
    ['PINNED_PAIR_NOT_ELIGIBLE', { pinned: [pair('x', 'p')] }], ['PINNED_PAIR_NOT_ELIGIBLE', { pinned: [pair('a', 'x')] }],
    ['PINNED_PAIR_NOT_ELIGIBLE', { ...seeker({ ranks: [['p']] }), pinned: [pair('a', 'q')] }], ['PINNED_PAIR_NOT_ELIGIBLE', { ...host({ ranks: [['b']] }), pinned: [pair('a', 'p')] }],
    ['PINNED_TWICE', { pinned: [pair('a', 'p'), pair('a', 'q')] }], ['FORBIDDEN_PAIR_UNKNOWN', { forbidden: [pair('x', 'p')] }], ['FORBIDDEN_PAIR_UNKNOWN', { forbidden: [pair('a', 'x')] }],
    ['', { ...seeker({ ranks: [['p']] }), forbidden: [pair('a', 'q')] }],
  ])('answers "%s" to %#', (expected, change) => expect(answer(change).map(({ code }) => code).join(' ')).toBe(expected))

  it('tells pins beyond the seats of a post from pins beyond those of its host', () => {
    const pinned = [pair('a', 'p'), pair('b', 'p')]
    expect(answer({ pinned })).toEqual([{ code: 'PINNED_BEYOND_SEATS', side: 'post', id: 'p', pinned: 2, seats: 1 }])
    expect(answer({ ...host({ seats: 1 }), pinned: [pair('a', 'p'), pair('b', 'q')] })).toEqual([{ code: 'PINNED_BEYOND_SEATS', side: 'host', id: 'h', pinned: 2, seats: 1 }])
  })

  it('refuses more than it can hold', () => {
    expect(answer({ seekers: many(MAX_SEEKERS + 1, (id) => ({ id, ranks: [] })), hosts: [], posts: [] })).toEqual([{ code: 'TOO_MANY', side: 'seeker', count: MAX_SEEKERS + 1, most: MAX_SEEKERS }])
    expect(answer({ ...host({ ranks: [] }), seekers: [], posts: many(MAX_POSTS + 1, (id) => ({ id, hostId: 'h', seats: 1 })) })).toEqual([{ code: 'TOO_MANY', side: 'post', count: MAX_POSTS + 1, most: MAX_POSTS }])
    expect(answer({ seekers: [], posts: [], hosts: many(MAX_HOSTS + 1, (id) => ({ id, seats: 1, ranks: [] })) })).toEqual([{ code: 'TOO_MANY', side: 'host', count: MAX_HOSTS + 1, most: MAX_HOSTS }])
    expect(answer({ seekers: many(MAX_SEEKERS, (id) => ({ id, ranks: [] })), hosts: [], posts: [] })).toEqual([])
  })

  it('names everything that is wrong, up to a hundred', () => {
    expect(answer({ ...seeker({ ranks: [['x'], ['p', 'p']] }), ...host({ seats: -1 }), key: -1 }).map(({ code }) => code)).toEqual(['KEY_OUT_OF_RANGE', 'SEATS_OUT_OF_RANGE', 'UNKNOWN_ID_IN_LIST', 'LISTED_TWICE'])
    expect(answer(seeker({ ranks: [many(500, (id) => id)] }))).toHaveLength(100)
    expect(answer({ forbidden: many(500, (id) => pair(id, 'p')) })).toHaveLength(100)
  })
})
