import { errors } from './errors.js'
import { shell } from './shell.js'
import { states } from './states.js'

/** Every text that people see, in English: the list of keys that other languages are held against. */
export const en = { ...shell, ...errors, ...states } as const

export type TextKey = keyof typeof en
