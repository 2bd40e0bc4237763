import { randomInt } from 'node:crypto'
import { makeSessionCode } from '../../domain/index.js'

const RANGE = 2 ** 32

/** A fresh session code from a secure source: nobody can guess it from those before. */
export const freshSessionCode = (): string => makeSessionCode(() => randomInt(RANGE) / RANGE)
