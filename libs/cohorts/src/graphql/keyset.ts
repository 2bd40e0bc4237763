import { decodeCursor } from '#platform/graphql'

/** The place in a list ordered by id. */
export const idPosition = (after: string | null | undefined): string | undefined => decodeCursor(after, ['id'])?.[0]

/** The place in a list ordered by a number. */
export const numberPosition = (after: string | null | undefined): number | undefined => decodeCursor(after, ['number'])?.[0]
