import { isId } from '#kernel'
import { badInput } from '#platform/errors'
import { decodeCursor } from '#platform/graphql'

const WRONG = 'after is not a cursor from this list: use the endCursor of the page before.'

/** The place in a list ordered by id. */
export function idPosition(after: string | null | undefined): string | undefined {
  const id = decodeCursor(after ?? undefined, 1)?.[0]
  if (id === undefined || (typeof id === 'string' && isId(id))) return id
  throw badInput(WRONG)
}

/** The place in a list ordered by a number. */
export function numberPosition(after: string | null | undefined): number | undefined {
  const number = decodeCursor(after ?? undefined, 1)?.[0]
  if (number === undefined || (typeof number === 'number' && Number.isSafeInteger(number))) return number
  throw badInput(WRONG)
}
