import { err } from '#kernel'
import type { UserError } from '#platform/errors'
import type { Problem } from '../domain/index.js'
import { problemErrors } from './problem-errors.js'

/** A refusal with what was wrong, as a user reads it. */
export const refused = (problems: readonly Problem[]): { readonly ok: false; readonly error: readonly UserError[] } => err(problemErrors(problems))
