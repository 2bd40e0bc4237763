import { addDays, plainDate } from '#kernel'
import { outlook, paceNeeded, rate, type TargetLine } from './judge-target.js'

const ten: TargetLine = { direction: 'at_least', baseline: { on: plainDate('2026-01-01'), value: 0 }, goal: { on: addDays(plainDate('2026-01-01'), 1_000), value: 10 } }
const fewer: TargetLine = { ...ten, direction: 'at_most', baseline: { ...ten.baseline, value: 30 }, goal: { ...ten.goal, value: 20 } }
const day = (days: number) => addDays(ten.baseline.on, days)

describe('the rating', () => {
  it.each([
    ['no figure', undefined, 500, 'not_known'], ['the plan’s colour', 4, 500, 'amber'], ['the goal reached early', 10, 500, 'met'], ['the goal reached on its day', 10, 1_000, 'met'],
  ] as const)('%s', (_, value, days, rating) => expect(rate(ten, 'amber', value === undefined ? undefined : { on: day(days), value }, day(days))).toBe(rating))

  it('is not known where the plan’s rule has nothing to compare with', () => expect(rate(ten, null, { on: day(1), value: 4 }, day(1))).toBe('not_known'))

  it('of a goal not reached is missed only when its own day has been counted', () => {
    expect(rate(ten, 'red', { on: day(1_000), value: 9 }, day(1_001))).toBe('missed')
    expect(rate(ten, 'green', { on: day(950), value: 9 }, day(1_001))).toBe('green')
    expect(rate(ten, 'amber', { on: day(1_000), value: 9 }, day(1_000))).toBe('amber')
  })

  it('of a goal downwards', () => {
    expect(rate(fewer, 'red', { on: day(500), value: 28 }, day(500))).toBe('red')
    expect(rate(fewer, 'red', { on: day(500), value: 19 }, day(500))).toBe('met')
  })
})

describe('what has to happen', () => {
  it('says how many a quarter are needed and how many there were', () => {
    const pace = paceNeeded(ten, { on: day(500), value: 2 })!
    expect(pace.remaining).toBe(8)
    expect(pace.neededPerQuarter).toBeCloseTo(8 / (500 / 91.3125), 9)
    expect(pace.soFarPerQuarter).toBeCloseTo(2 / (500 / 91.3125), 9)
  })

  it('has nothing to say of a goal reached or past, and no pace so far on the first day or without a baseline', () => {
    expect(paceNeeded(ten, { on: day(500), value: 10 })).toBeUndefined()
    expect(paceNeeded(ten, { on: day(1_000), value: 9 })).toBeUndefined()
    expect(paceNeeded(ten, { on: day(0), value: 0 })?.soFarPerQuarter).toBeNull()
    expect(paceNeeded({ ...ten, baseline: { ...ten.baseline, value: null } }, { on: day(100), value: 1 })?.soFarPerQuarter).toBeNull()
  })

  it.each([[10, 14, 'likely'], [8, 12, 'open'], [5, 9.9, 'unlikely']])('a forecast of %d to %d is %s', (from, to, says) => expect(outlook(ten, { from, to })).toBe(says))
  it.each([[14, 20, 'likely'], [19, 24, 'open'], [20.1, 25, 'unlikely']])('downwards a forecast of %d to %d is %s', (from, to, says) => expect(outlook(fewer, { from, to })).toBe(says))
})
