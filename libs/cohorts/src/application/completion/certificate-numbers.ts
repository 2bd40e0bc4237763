import { randomInt } from 'node:crypto'
import type { PlainDate } from '#kernel'

/** No letters or digits that look alike: numbers and codes are read from paper. */
const ALPHABET = 'ACDEFGHJKMNPQRTWXY34679'
const letters = (count: number): string => Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** The number printed on a certificate, e.g. `WM-2026-K7QX3M9A`. */
export const freshCertificateNumber = (issuedOn: PlainDate): string => `WM-${issuedOn.slice(0, 4)}-${letters(8)}`

/** The code by which anybody who holds the certificate can check it: some 72 bits, so it cannot be guessed or counted through. */
export const freshVerifyCode = (): string => letters(16)

/** What a person meant who typed the code from paper. */
export const readVerifyCode = (typed: string): string => typed.normalize('NFKC').replaceAll(/[\s\p{Pd}]/gu, '').toUpperCase()
