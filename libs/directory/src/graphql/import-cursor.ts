import { isId } from '#kernel'
import { badInput } from '#platform/errors'
import { decodeCursor } from '#platform/graphql'

const wrong = () => badInput('after is not a cursor from this list: use the endCursor of the page before.')

/** Reads a cursor of (instant, id). Throws BAD_USER_INPUT for one that no such list made. */
export function instantCursor(after: string | null | undefined): [string, string] | undefined {
  const keys = decodeCursor(after ?? undefined, 2)
  if (keys === undefined) return undefined
  const [at, id] = keys
  if (typeof at !== 'string' || typeof id !== 'string' || !isId(id) || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at)) throw wrong()
  return [at, id]
}

/** Reads a cursor of two whole numbers. */
export function numberCursor(after: string | null | undefined): [number, number] | undefined {
  const keys = decodeCursor(after ?? undefined, 2)
  if (keys === undefined) return undefined
  const [line, position] = keys
  if (!Number.isSafeInteger(line) || !Number.isSafeInteger(position) || Number(line) > 2 ** 31 - 1) throw wrong()
  return [Number(line), Number(position)]
}
