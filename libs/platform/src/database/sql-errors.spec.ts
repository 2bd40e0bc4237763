import { forbidden, unavailable } from '../errors/index.js'
import { isConnectionFailure, isPassing } from './sql-errors.js'

describe('a database that cannot be reached or went away', () => {
  it.each([
    'Connection terminated unexpectedly', 'timeout exceeded when trying to connect', 'Cannot use a pool after calling end on the pool',
    'Client has encountered a connection error and is not queryable', 'Client was closed and is not queryable',
  ])('is known by what pg says: %s', (message) => expect(isConnectionFailure(new Error(message))).toBe(true))

  it.each(['ECONNREFUSED', '57P01', '08006'])('is known by its code: %s', (code) => {
    expect(isConnectionFailure({ code })).toBe(true)
    expect(isConnectionFailure({ driverError: { code } })).toBe(true)
  })

  it.each([new Error('relation is not there'), { code: '23505' }, 'not queryable', undefined])('is not taken for other faults: %p', (error) => expect(isConnectionFailure(error)).toBe(false))
})

describe('a fault that passes by itself', () => {
  it.each([unavailable('The database'), { code: '57P01' }, { driverError: { code: '57014' } }])('is one: %p', (error) => expect(isPassing(error)).toBe(true))
  it.each([forbidden(), { code: '23505' }, new Error('broken'), null])('is none: %p', (error) => expect(isPassing(error)).toBe(false))
})
