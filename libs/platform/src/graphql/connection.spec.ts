import { newId } from '#kernel'
import { AppError } from '../errors/index.js'
import { type CursorKey, decodeCursor, encodeCursor } from './connection.js'

const id = newId()
const code = (cursor: string, ...shape: CursorKey[]) => {
  try {
    return decodeCursor(cursor, shape)
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}

describe('cursors', () => {
  it.each<[CursorKey, string | number]>([
    ['text', 'Ŵyn'], ['id', id], ['instant', '2026-06-01T09:00:00.000Z'], ['instant', '2026-06-01T09:00:00.123456+00:00'], ['date', '2026-02-28'], ['number', 7],
  ])('read back a key that is a %s: %s', (kind, key) => expect(code(encodeCursor([key]), kind)).toEqual([key]))

  it.each<[CursorKey, string | number | null]>([
    ['text', 7], ['text', null], ['text', 'a\0b'], ['id', 'x'], ['id', `${id}'`], ['id', null], ['instant', 'soon'], ['instant', '2026-06-01'], ['instant', 'June 1 2026'],
    ['instant', '2026-13-01T09:00:00Z'], ['date', '2026-02-30'], ['date', '2026-13-01'], ['date', 'infinity'], ['number', 1.5], ['number', '1'], ['number', 1e12], ['number', null],
  ])('refuse a key that should be a %s: %j', (kind, key) => expect(code(encodeCursor([key]), kind)).toBe('BAD_USER_INPUT'))

  it.each(['', 'x', '%', 'bnVsbA', encodeCursor([]), encodeCursor([id, id])])('refuse %j', (cursor) => expect(code(cursor, 'id')).toBe('BAD_USER_INPUT'))
  it('begin at the beginning without one', () => expect([decodeCursor(undefined, ['id']), decodeCursor(null, ['id'])]).toEqual([undefined, undefined]))
})
