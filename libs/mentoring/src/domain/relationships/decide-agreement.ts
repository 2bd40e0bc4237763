import { err, ok, type Problem, problem, type Result, when } from '#kernel'
import { MEETING_MODES } from '../profiles/profile-details.js'
import type { Side } from '../schemes/scheme-states.js'

/** What the two agree on: how often, how long and how they meet, what for, and what stays between them. */
export interface AgreementTerms {
  readonly everyWeeks: number
  readonly minutes: number
  readonly mode: string
  readonly purpose: string
  readonly confidentiality: string
}

export const AGREEMENT_LIMIT = 2_000

/** Everything wrong with the terms; empty when they can be agreed on. */
export function checkAgreement({ everyWeeks, minutes, mode, purpose, confidentiality }: AgreementTerms): readonly Problem[] {
  return [
    ...when(!Number.isInteger(everyWeeks) || everyWeeks < 1 || everyWeeks > 26, problem('EVERY_WEEKS', 'everyWeeks', 'Enter how many weeks lie between meetings, from 1 to 26.')),
    ...when(!Number.isInteger(minutes) || minutes < 10 || minutes > 480, problem('MINUTES', 'minutes', 'Enter how many minutes a meeting lasts, from 10 to 480.')),
    ...when(!(MEETING_MODES as readonly string[]).includes(mode), problem('MODE', 'mode', 'Choose how you will meet.')),
    ...when(purpose.trim() === '', problem('PURPOSE_REQUIRED', 'purpose', 'Say what you want to work on together.')),
    ...when(confidentiality.trim() === '', problem('CONFIDENTIALITY_REQUIRED', 'confidentiality', 'Say what stays between the two of you.')),
    ...when(purpose.trim().length > AGREEMENT_LIMIT, problem('TOO_LONG', 'purpose', `Shorten this to ${AGREEMENT_LIMIT} characters or fewer.`)),
    ...when(confidentiality.trim().length > AGREEMENT_LIMIT, problem('TOO_LONG', 'confidentiality', `Shorten this to ${AGREEMENT_LIMIT} characters or fewer.`)),
  ]
}

export interface AgreedBy {
  readonly mentee: boolean
  readonly mentor: boolean
}

/** Whoever writes a version agrees to it; the other has to agree again. The same words again change nothing. */
export const agreedAfterSave = (by: Side): AgreedBy => ({ mentee: by === 'mentee', mentor: by === 'mentor' })

/** One of the two agrees to the version that they have read. Refused where it was changed meanwhile. Answers whether both agree now. */
export function decideAgree(current: (AgreedBy & { readonly version: number }) | undefined, side: Side, version: number): Result<{ readonly both: boolean }, readonly Problem[]> {
  if (current === undefined) return err([problem('NO_AGREEMENT', '', 'There is nothing to agree to yet. Write down what you agreed on first.')])
  if (current.version !== version) return err([problem('AGREEMENT_CHANGED', '', 'The agreement was changed while you read it. Read it again before you agree.')])
  return ok({ both: side === 'mentee' ? current.mentor : current.mentee })
}
