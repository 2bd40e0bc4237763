import { decodeCursor } from '#platform/graphql'

/** Reads a cursor of (instant, id). Throws BAD_USER_INPUT for one that no such list made. */
export const instantPosition = (after: string | null | undefined): readonly [string, string] | undefined => decodeCursor(after, ['instant', 'id'])
