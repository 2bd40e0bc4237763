import { isId } from '#kernel'
import { badInput } from '#platform/errors'
import { decodeCursor } from '#platform/graphql'

/** Reads a cursor of (instant, id). Throws BAD_USER_INPUT for one that no such list made. */
export function instantPosition(after: string | null | undefined): readonly [string, string] | undefined {
  const keys = decodeCursor(after ?? undefined, 2)
  if (keys === undefined) return undefined
  const [at, id] = keys
  if (typeof at === 'string' && typeof id === 'string' && isId(id) && !Number.isNaN(Date.parse(at))) return [at, id]
  throw badInput('after is not a cursor from this list: use the endCursor of the page before.')
}
