import { type Actor, isPlatformAdmin, type Policy } from '#platform/access'

const isSomebody = (actor: Actor): boolean => actor.kind === 'person'

/** For each person about themselves; nobody, whatever their role, answers or reads for another. */
export const answerEquality: Policy<undefined> = { action: 'equality:answer', whenDenied: 'forbidden', allows: isSomebody }

export const manageQuestionSets: Policy<undefined> = { action: 'equality_questions:manage', whenDenied: 'forbidden', allows: isPlatformAdmin }

/** Jobs do; what they find is for everybody. */
export const auditReleases: Policy<undefined> = { action: 'equality_release:audit', whenDenied: 'forbidden', allows: ({ kind }) => kind === 'system' }

/** `analysesForSector`: workforce analyst of the co-ordinating institute or the LGA. */
export const publishEquality: Policy<{ readonly analysesForSector: boolean }> = {
  action: 'equality_release:publish', whenDenied: 'forbidden', allows: (actor, { analysesForSector }) => isPlatformAdmin(actor) || analysesForSector,
}
