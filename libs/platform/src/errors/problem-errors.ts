import { err, type Problem, type TransitionRefused } from '#kernel'
import type { UserError } from './user-error.js'

type Refused = { readonly ok: false; readonly error: readonly UserError[] }

/** Problems of a form as errors beside its fields. */
export const problemErrors = (problems: readonly Problem[]): readonly UserError[] => problems.map(({ code, field, fix }) => ({ code, field, message: fix }))

/** A refusal with what was wrong, as a user reads it. */
export const refused = (problems: readonly Problem[]): Refused => err(problemErrors(problems))

/** A refusal for one thing: `field` is empty for the whole, and the message says how to fix it. */
export const refusal = (code: string, field: string, message: string): Refused => err([{ code, field, message }])

const words = (code: string): string => code.replaceAll('_', ' ')

/** A step that the state does not allow, in the user's words: `what` such as `The scheme`. */
export function transitionErrors<S extends string, A extends string>(what: string, { code, from, action, allowed }: TransitionRefused<S, A>): readonly UserError[] {
  const instead = allowed.length > 0 ? ` You could: ${allowed.map(words).join(', ')}.` : ''
  return [{ code, field: '', message: `${what} is ${words(from)}, so you cannot ${words(action)} it.${instead}` }]
}
