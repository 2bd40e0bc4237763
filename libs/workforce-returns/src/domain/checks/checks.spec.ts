import { plainDate, quarter } from '#kernel'
import { EMPTY_CONTENT, type HeadcountLine, type ReturnContent } from '../sections/section-lines.js'
import type { ReturnContext } from '../sections/return-context.js'
import { checkReturn } from './check-return.js'
import { compareRevisions } from './compare-revisions.js'
import { findWarnings, unconfirmed } from './find-warnings.js'

const names = (...keys: string[]) => new Map(keys.map((key) => [key, key]))
const CONTEXT: ReturnContext = {
  roles: new Map([['dev', { name: 'Developer', family: 'data' }], ['ux', { name: 'Designer', family: 'data' }]]), families: names('data'), skills: names(), levels: names(), grades: names('officer'),
  characteristics: new Map([['sex', { name: 'Sex', categories: names('female', 'male', 'not_known') }], ['disability', { name: 'Disability', categories: names('disabled', 'not_known') }]]), opening: undefined, following: undefined, headcount: undefined,
}
const line = (headcount: number, over: Partial<HeadcountLine> = {}): HeadcountLine => ({ role: 'dev', family: 'data', grade: 'officer', headcount, fte: 0, vacancies: 0, starters: 0, leavers: 0, ...over })
const sex = (female: number, unknown: number) => [
  { family: 'data', grade: 'officer', characteristic: 'sex', category: 'female', count: female }, { family: 'data', grade: 'officer', characteristic: 'sex', category: 'not_known', count: unknown },
  { family: 'data', grade: 'officer', characteristic: 'disability', category: 'disabled', count: female + unknown },
]
const content = (over: Partial<ReturnContent>): ReturnContent => ({ ...EMPTY_CONTENT, ...over })
const all = (['headcount', 'diversity', 'skills', 'outlook'] as const).map((section) => ({ section, lines: 1, nothingToReport: false }))

describe('what stands in the way of submitting', () => {
  const codes = (...args: Parameters<typeof checkReturn>) => checkReturn(...args).map(({ section, code }) => [section, code])

  it('is nothing when every section is done and adds up', () => expect(codes(content({ headcount: [line(10)], diversity: sex(4, 6) }), all, CONTEXT)).toEqual([]))
  it('is a section that nobody filled in; "nothing to return" will do', () => {
    const done = { headcount: [line(0)] }
    expect(codes(content(done), all.slice(0, 2), CONTEXT)).toEqual([['skills', 'SECTION_OPEN'], ['outlook', 'SECTION_OPEN']])
    expect(codes(content(done), all.map((one) => ({ ...one, lines: 0, nothingToReport: true })), CONTEXT)).toEqual([])
  })
  it('is a sum that no longer holds because headcount has changed', () => expect(codes(content({ headcount: [line(11)], diversity: sex(4, 6) }), all, CONTEXT)).toEqual([['diversity', 'DOES_NOT_ADD_UP'], ['diversity', 'DOES_NOT_ADD_UP']]))
  it('is a characteristic left out', () => expect(codes(content({ headcount: [line(10)], diversity: sex(4, 6).slice(0, 2) }), all, CONTEXT)).toEqual([['diversity', 'CHARACTERISTIC_MISSING']]))
  it('is a leaver too many since the return before was corrected', () =>
    expect(codes(content({ headcount: [line(10, { leavers: 4 })], diversity: sex(4, 6) }), all, { ...CONTEXT, opening: new Map([['dev/officer', 3]]) })).toEqual([['headcount', 'LEAVERS_ABOVE_HEADCOUNT']]))
})

describe('a quarter that was returned before the one that it follows', () => {
  const following = (starters: number, leavers: number) => ({ quarter: quarter('2026-Q4'), moves: new Map([['dev/officer', { starters, leavers }]]) })
  const said = (headcount: readonly HeadcountLine[], starters: number, leavers: number) => checkReturn(content({ headcount, diversity: [] }), all.map((one) => (one.section === 'diversity' ? { ...one, lines: 0 } : one)), { ...CONTEXT, following: following(starters, leavers) })
    .filter(({ section }) => section === 'headcount')

  it('lets no more leave than were there or started', () => {
    expect(said([line(10)], 2, 12)).toEqual([])
    const [refused, ...others] = said([line(10)], 2, 13)
    expect([refused?.code, refused?.message, others]).toEqual(['NEXT_LEAVERS_ABOVE_HEADCOUNT', expect.stringContaining('In 2026-Q4, which was returned already, 13 left and 2 started: at the end of this quarter at least 11 must have been there, not 10'), []])
  })
  it('has nobody to let go in a role that is left out', () => {
    expect(said([line(3, { role: 'ux' })], 2, 2)).toEqual([])
    expect(said([line(3, { role: 'ux' })], 2, 3)).toMatchObject([{ code: 'NEXT_LEAVERS_ABOVE_HEADCOUNT', message: expect.stringContaining('dev, officer is not in this return') as unknown }])
  })
})

it('more people with a skill than the role has, once headcount has changed', () => {
  const skills = (supply: number) => [{ role: 'dev', skill: 'sql', level: 'expert', neededNow: 5, neededInThreeYears: 9, supply }]
  const said = (supply: number, headcount: readonly HeadcountLine[]) => checkReturn(content({ headcount, skills: skills(supply) }), all, CONTEXT).filter(({ section }) => section === 'skills').map(({ code }) => code)
  expect([said(2, [line(2)]), said(3, [line(2)]), said(1, [])]).toEqual([[], ['SUPPLY_ABOVE_HEADCOUNT'], ['SUPPLY_ABOVE_HEADCOUNT']])
})

describe('what is unlikely', () => {
  const keys = (over: Partial<Parameters<typeof findWarnings>[0]> = {}) => findWarnings({
    quarter: quarter('2026-Q3'), today: plainDate('2026-10-05'), content: content({ headcount: [line(10)] }), before: { quarter: quarter('2026-Q2'), content: { headcount: [line(10)] } }, characteristics: ['sex'], ...over,
  }).map(({ key }) => key.split(':')[0])

  it('is nothing in a return that follows from the last', () => expect(keys()).toEqual([]))
  it.each([[8, []], [7, ['HEADCOUNT_CHANGED']], [12, []], [13, ['HEADCOUNT_CHANGED']]])('is a headcount that differs by more than a quarter: 10 to %i', (now, expected) =>
    expect(keys({ content: content({ headcount: [line(now, { starters: Math.max(0, now - 10), leavers: Math.max(0, 10 - now) })] }) })).toEqual(expected))
  it('is a first return of more than 5,000 people; a later one is held against the first', () => {
    const people = (lines: readonly HeadcountLine[], before?: HeadcountLine) => keys({ content: content({ headcount: lines }), before: before && { quarter: quarter('2026-Q1'), content: { headcount: [before] } } })
    expect(people([line(4_000), line(1_000, { role: 'ux' })])).toEqual([])
    expect(people([line(4_000), line(1_001, { role: 'ux' })])).toEqual(['MANY_STAFF'])
    expect(people([line(5_001)], line(5_000))).toEqual([])
  })
  it('is a stock that does not follow, but only from the quarter just before', () => {
    expect(keys({ content: content({ headcount: [line(10, { starters: 1 })] }) })).toEqual(['STOCK'])
    expect(keys({ content: content({ headcount: [line(10, { starters: 1 })] }), before: { quarter: quarter('2026-Q1'), content: { headcount: [line(10)] } } })).toEqual([])
  })
  it('is a role that vanished', () => expect(keys({ before: { quarter: quarter('2026-Q2'), content: { headcount: [line(10), line(1, { role: 'ux' })] } } })).toEqual(['ROLE_VANISHED']))
  it('is a characteristic not known of more than half', () => {
    expect(keys({ content: content({ headcount: [line(10)], diversity: sex(5, 5) }) })).toEqual([])
    expect(keys({ content: content({ headcount: [line(10)], diversity: sex(4, 6) }) })).toEqual(['NOT_KNOWN'])
  })
  it('is a quarter that ended more than a year ago', () => {
    expect(keys({ today: plainDate('2027-09-30') })).toEqual([])
    expect(keys({ today: plainDate('2027-10-01') })).toEqual(['OLD_QUARTER'])
  })
  it('needs words to be confirmed', () => {
    const warning = { key: 'A', section: null, message: '' }
    expect(unconfirmed([warning], [{ key: 'A', comment: ' ' }])).toEqual([warning])
    expect(unconfirmed([warning], [{ key: 'A', comment: 'We insourced a team' }])).toEqual([])
  })
})

it('says figure by figure what a correction changed', () =>
  expect(compareRevisions(content({ headcount: [line(10), line(2, { role: 'ux' })] }), content({ headcount: [line(12)] }))).toEqual(expect.arrayContaining([
    { section: 'headcount', key: 'dev/officer', column: 'headcount', before: '10', after: '12' }, { section: 'headcount', key: 'ux/officer', column: 'headcount', before: '2', after: null },
  ])))
