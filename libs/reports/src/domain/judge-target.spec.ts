import { addDays, plainDate } from '#kernel'
import { behindPercent, outlook, paceNeeded, rateByPath, requiredOn, type TargetLine } from './judge-target.js'

/** Ten people from a thousand days' start: one in a hundred days. */
const ten: TargetLine = { direction: 'at_least', baseline: { on: plainDate('2026-01-01'), value: 0 }, goal: { on: addDays(plainDate('2026-01-01'), 1_000), value: 10 } }
const fewer: TargetLine = { ...ten, direction: 'at_most', baseline: { ...ten.baseline, value: 30 }, goal: { ...ten.goal, value: 20 } }
const day = (days: number) => addDays(ten.baseline.on, days)
const rule = { amberBehindPercent: 5, redBehindPercent: 20 }

describe('the path of a target', () => {
  it.each([[-50, 0], [0, 0], [500, 5], [1_000, 10], [1_200, 10]])('on day %i asks for %d', (days, value) => expect(requiredOn(ten, day(days))).toBe(value))

  it('goes straight to the goal where both are on one day', () => expect(requiredOn({ ...ten, goal: { on: ten.baseline.on, value: 7 } }, day(0))).toBe(7))

  it.each([
    ['as far as it should be', ten, 5, 0], ['behind', ten, 3, 20], ['ahead', ten, 8, -30], ['behind, where less is wanted', fewer, 27, 20], ['ahead, where less is wanted', fewer, 22, -30],
  ])('%s', (_, line, value, behind) => expect(behindPercent(line, { on: day(500), value })).toBeCloseTo(behind, 9))

  it('that has no length is either kept or not', () => {
    const stay: TargetLine = { ...ten, baseline: { ...ten.baseline, value: 10 } }
    expect(behindPercent(stay, { on: day(500), value: 9 })).toBe(100)
    expect(behindPercent(stay, { on: day(500), value: 11 })).toBe(0)
  })
})

describe('the rating', () => {
  it.each([
    ['no figure', undefined, 500, 'not_known'], ['on the path', 5, 500, 'green'], ['4 % behind', 4.6, 500, 'green'], ['10 % behind', 4, 500, 'amber'], ['20 % behind', 3, 500, 'amber'],
    ['21 % behind', 2.9, 500, 'red'], ['the goal reached early', 10, 500, 'met'], ['the goal reached on its day', 10, 1_000, 'met'],
  ] as const)('%s', (_, value, days, rating) => {
    expect(rateByPath(ten, rule, value === undefined ? undefined : { on: day(days), value }, day(days))).toBe(rating)
  })

  it('of a goal not reached is missed only when its own day has been counted', () => {
    expect(rateByPath(ten, rule, { on: day(1_000), value: 9 }, day(1_001))).toBe('missed')
    expect(rateByPath(ten, rule, { on: day(950), value: 9 }, day(1_001))).toBe('green')
    expect(rateByPath(ten, rule, { on: day(1_000), value: 9 }, day(1_000))).toBe('amber')
  })

  it('of a goal downwards', () => {
    expect(rateByPath(fewer, rule, { on: day(500), value: 28 }, day(500))).toBe('red')
    expect(rateByPath(fewer, rule, { on: day(500), value: 19 }, day(500))).toBe('met')
  })
})

describe('what has to happen', () => {
  it('says how many a quarter are needed and how many there were', () => {
    const pace = paceNeeded(ten, { on: day(500), value: 2 })!
    expect(pace.remaining).toBe(8)
    expect(pace.neededPerQuarter).toBeCloseTo(8 / (500 / 91.3125), 9)
    expect(pace.soFarPerQuarter).toBeCloseTo(2 / (500 / 91.3125), 9)
  })

  it('has nothing to say of a goal reached or past, and no pace so far on the first day', () => {
    expect(paceNeeded(ten, { on: day(500), value: 10 })).toBeUndefined()
    expect(paceNeeded(ten, { on: day(1_000), value: 9 })).toBeUndefined()
    expect(paceNeeded(ten, { on: day(0), value: 0 })?.soFarPerQuarter).toBeNull()
  })

  it.each([[10, 14, 'likely'], [8, 12, 'open'], [5, 9.9, 'unlikely']])('a forecast of %d to %d is %s', (from, to, says) => expect(outlook(ten, { from, to })).toBe(says))
  it.each([[14, 20, 'likely'], [19, 24, 'open'], [20.1, 25, 'unlikely']])('downwards a forecast of %d to %d is %s', (from, to, says) => expect(outlook(fewer, { from, to })).toBe(says))
})
