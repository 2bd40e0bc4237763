import { decodeCursor } from '#platform/graphql'

/** Reads a cursor of (instant, id). Throws BAD_USER_INPUT for one that no such list made. */
export const instantCursor = (after: string | null | undefined): [string, string] | undefined => decodeCursor(after, ['instant', 'id'])

/** Reads a cursor of two whole numbers. */
export const numberCursor = (after: string | null | undefined): [number, number] | undefined => decodeCursor(after, ['number', 'number'])
