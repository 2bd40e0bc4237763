/** No letters or digits that look or sound alike (0 O, 1 I L, 2 Z, 5 S, 8 B, U V): codes are read out and typed on phones. */
const ALPHABET = 'ACDEFGHJKMNPQRTWXY34679'
export const CODE_LENGTH = 6

/** A code from random numbers in [0, 1), taken from a secure source by the caller. About 148 million are possible. */
export const makeSessionCode = (random: () => number): string =>
  Array.from({ length: CODE_LENGTH }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('')

/** What the learner meant: without spaces, dashes and small letters. */
export const normaliseCode = (typed: string): string => typed.normalize('NFKC').replace(/[\s\p{Pd}._]/gu, '').toUpperCase()
