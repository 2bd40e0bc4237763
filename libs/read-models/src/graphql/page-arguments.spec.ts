import { encodeCursor, MAX_PAGE } from '#platform/graphql'
import { dashboardPage, enrolmentsPage, firstOf, requiredText, textOf } from './page-arguments.js'

const id = '01980000-0000-7000-8000-000000000001'

describe('page arguments, believed of nobody', () => {
  it('take a size from 1 to the largest page', () => {
    expect(firstOf({})).toBe(50)
    expect(firstOf({ first: 1 })).toBe(1)
    expect(firstOf({ first: MAX_PAGE })).toBe(MAX_PAGE)
    for (const first of [0, MAX_PAGE + 1, 1.5, '5', null, NaN]) expect(() => firstOf({ first })).toThrow(/at most/)
  })

  it('take a position that such a list made', () => {
    expect(dashboardPage({ after: encodeCursor(['2026-06-01', id]) })).toEqual({ first: 50, after: ['2026-06-01', id] })
    for (const none of [undefined, null]) expect(dashboardPage({ after: none }).after).toBeUndefined()
    for (const after of [7, 'x', encodeCursor([id]), encodeCursor(['2026-06-01', 'x']), encodeCursor(['someday', id]), encodeCursor(['2026-13-01', id]), encodeCursor([1, id]), encodeCursor([null, id])]) {
      expect(() => dashboardPage({ after })).toThrow(/^after/)
    }
    expect(enrolmentsPage({ organisationId: id, after: encodeCursor(['2026-06-01T09:00:00.000Z', id]) }).after).toEqual(['2026-06-01T09:00:00.000Z', id])
    expect(() => enrolmentsPage({ organisationId: id, after: encodeCursor(['soon', id]) })).toThrow(/endCursor/)
  })

  it('take texts as texts', () => {
    expect(textOf({ state: 'active' }, 'state')).toBe('active')
    expect(textOf({ state: null }, 'state')).toBeUndefined()
    expect(() => textOf({ state: ['active'] }, 'state')).toThrow(/text/)
    expect(() => requiredText({}, 'runId')).toThrow(/runId is missing/)
  })
})
