import { type CursorKey, decodeCursor } from '#platform/graphql'

/** The place in a list ordered by a text (a title) or, when so named, a date or instant, and an id. Throws BAD_USER_INPUT for a cursor that no such list made. */
export const textPosition = (after: string | null | undefined, first: Exclude<CursorKey, 'number'> = 'text'): readonly [string, string] | undefined => decodeCursor(after, [first, 'id'])
