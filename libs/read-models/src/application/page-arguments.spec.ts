import { encodeCursor, MAX_PAGE } from '#platform/graphql'
import { afterOf, firstOf, isDay, isInstant, requiredText, textOf } from './page-arguments.js'

const id = '01980000-0000-7000-8000-000000000001'

describe('page arguments, believed of nobody', () => {
  it('take a size from 1 to the largest page', () => {
    expect(firstOf({}, 50)).toBe(50)
    expect(firstOf({ first: 1 }, 50)).toBe(1)
    expect(firstOf({ first: MAX_PAGE }, 50)).toBe(MAX_PAGE)
    for (const first of [0, MAX_PAGE + 1, 1.5, '5', null, NaN]) expect(() => firstOf({ first }, 50)).toThrow(/at most/)
  })

  it('take a position that such a list made', () => {
    expect(afterOf({ after: encodeCursor(['2026-06-01', id]) }, 2, ([day]) => isDay(day))).toEqual(['2026-06-01', id])
    for (const none of [undefined, null]) expect(afterOf({ after: none }, 2)).toBeUndefined()
    for (const after of [7, 'x', encodeCursor([id]), encodeCursor(['2026-06-01', 'x']), encodeCursor(['someday', id]), encodeCursor([1, id]), encodeCursor([null, id])]) {
      expect(() => afterOf({ after }, 2, ([day]) => isDay(day))).toThrow(/endCursor/)
    }
  })

  it('take texts as texts', () => {
    expect(textOf({ state: 'active' }, 'state')).toBe('active')
    expect(textOf({ state: null }, 'state')).toBeUndefined()
    expect(() => textOf({ state: ['active'] }, 'state')).toThrow(/text/)
    expect(() => requiredText({}, 'runId')).toThrow(/runId is missing/)
    expect([isInstant('2026-06-01T09:00:00.000Z'), isInstant('soon'), isInstant(undefined), isDay('2026-13-01'), isDay('2026-06-01T09:00')]).toEqual([true, false, false, false, false])
  })
})
