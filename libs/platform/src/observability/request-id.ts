import { randomUUID } from 'node:crypto'

const PLAIN = /^[\w.-]{1,80}$/

/** The caller's request id where it is a harmless one, else a fresh one. */
export const requestIdOf = (header: string | string[] | undefined): string =>
  typeof header === 'string' && PLAIN.test(header) ? header : randomUUID()
