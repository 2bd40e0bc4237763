import { aRound, person } from '../testing/a-round.js'
import { checkScoredRound } from './check-scored-round.js'
import type { ScoredRound } from './scored-round.js'
import { solveScoredRound } from './solve-scored-round.js'

const many = (letter: string, count: number) => Array.from({ length: count }, (_, n) => person(`${letter}${n}`))

describe('checkScoredRound', () => {
  it.each<[string, Partial<ScoredRound>]>([
    ['', {}], ['', { hosts: [] }], ['', { seekers: [] }], ['', { hosts: [{ ...person('h0'), seats: 0 }, { ...person('h1'), seats: 10_000 }] }],
    ['', { kept: [{ seekerId: 'gone', hostId: 'h0' }] }], ['', { keptApart: [{ seekerId: 's0', hostId: 'gone' }] }],
    ['SCHEME_NOT_VALID', { scheme: { version: 1, criteria: [{ code: 'a', weight: Number.NaN, kind: 'shortlist' }], rules: [] } }],
    ['SCHEME_NOT_VALID', { scheme: { version: 1, criteria: [{ code: 'a', weight: -1, kind: 'shortlist' }], rules: [] } }],
    ['TOO_MANY_SEEKERS', { seekers: many('s', 131_073) }], ['TOO_MANY_HOSTS', { hosts: many('h', 131_073).map((host) => ({ ...host, seats: 1 })) }],
    ['DUPLICATE_ID', { seekers: [person('s0'), person('s0')] }], ['DUPLICATE_ID', { hosts: [{ ...person('h0'), seats: 1 }, { ...person('h0'), seats: 1 }] }],
    ['SEATS_OUT_OF_RANGE', { hosts: [{ ...person('h0'), seats: -1 }] }], ['SEATS_OUT_OF_RANGE', { hosts: [{ ...person('h0'), seats: 10_001 }] }], ['SEATS_OUT_OF_RANGE', { hosts: [{ ...person('h0'), seats: Number.NaN }] }],
    ['BONUS_OUT_OF_RANGE', { seekers: [{ ...person('s0'), bonus: -1 }] }], ['BONUS_OUT_OF_RANGE', { seekers: [{ ...person('s0'), bonus: 22_268 }], keepBonus: 500 }], ['', { seekers: [{ ...person('s0'), bonus: 22_267 }], keepBonus: 500 }],
    ['KEEP_BONUS_OUT_OF_RANGE', { keepBonus: 22_768 }], ['KEEP_BONUS_OUT_OF_RANGE', { keepBonus: 0.5 }], ['FLOOR_OUT_OF_RANGE', { floor: 10_001 }], ['FLOOR_OUT_OF_RANGE', { floor: Number.NaN }], ['KEY_OUT_OF_RANGE', { key: 2 ** 32 }],
    ['PROFILE_OUT_OF_RANGE', { seekers: [person('s0', { levels: { grade: Number.NaN } })] }], ['PROFILE_OUT_OF_RANGE', { hosts: [{ ...person('h0', { times: 2 ** 32 }), seats: 1 }] }],
    ['DUPLICATE_PREFERENCE', { seekers: [person('s0', { shortlist: ['h0', 'h1', 'h0'] })] }],
    ['', { pinned: [{ seekerId: 's0', hostId: 'h0' }], forbidden: [{ seekerId: 's0', hostId: 'h0' }] }],
    ['PERSON_UNKNOWN', { pinned: [{ seekerId: 'gone', hostId: 'h0' }] }], ['PERSON_UNKNOWN', { forbidden: [{ seekerId: 's0', hostId: 'gone' }] }],
    ['PINNED_TWICE', { pinned: [{ seekerId: 's0', hostId: 'h0' }, { seekerId: 's0', hostId: 'h1' }] }],
    ['PINNED_BEYOND_SEATS', { pinned: [{ seekerId: 's0', hostId: 'h0' }, { seekerId: 's1', hostId: 'h0' }] }],
    ['PINNED_PAIR_NOT_ELIGIBLE', { pinned: [{ seekerId: 's2', hostId: 'h1' }], keptApart: [{ seekerId: 's2', hostId: 'h1' }] }],
  ])('answers %j to %#', (code, change) => {
    const round = { ...aRound, ...change }
    const problems = checkScoredRound(round)
    expect([...new Set(problems.map((problem) => problem.code))].join(' ')).toBe(code)
    expect(solveScoredRound(round)).toMatchObject(code === '' ? { ok: true } : { ok: false, error: problems })
  })

  it('names the rules that a pinned pair fails, and all that is wrong at once', () => {
    const round: ScoredRound = { ...aRound, pinned: [{ seekerId: 's0', hostId: 'h2' }, { seekerId: 's1', hostId: 'gone' }], keptApart: [{ seekerId: 's0', hostId: 'h2' }] }
    expect(checkScoredRound(round)).toEqual([
      { code: 'PINNED_PAIR_NOT_ELIGIBLE', seekerId: 's0', hostId: 'h2', rules: ['own', 'apart'] }, { code: 'PINNED_BEYOND_SEATS', hostId: 'h2', pinned: 1, seats: 0 },
      { code: 'PERSON_UNKNOWN', list: 'pinned', seekerId: 's1', hostId: 'gone' },
    ])
    expect(checkScoredRound({ ...aRound, seekers: Array.from({ length: 300 }, () => person('s0')) })).toHaveLength(100)
  })
})
