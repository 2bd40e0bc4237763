import { isId } from '#kernel'
import { badInput } from '#platform/errors'
import { decodeCursor } from '#platform/graphql'

/** The place in a list ordered by a text (a title, a date) and an id. Throws BAD_USER_INPUT for a cursor that no such list made. */
export function textPosition(after: string | undefined, accepts: (text: string) => boolean = () => true): readonly [string, string] | undefined {
  const keys = decodeCursor(after, 2)
  if (keys === undefined) return undefined
  const [text, id] = keys
  if (typeof text === 'string' && typeof id === 'string' && isId(id) && accepts(text)) return [text, id]
  throw badInput('after is not a cursor from this list: use the endCursor of the page before.')
}

export const isInstant = (text: string): boolean => !Number.isNaN(Date.parse(text))
