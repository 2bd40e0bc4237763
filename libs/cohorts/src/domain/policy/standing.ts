/** How the actor stands to the very thing asked about; the service looks each up, and anything unknown is false. */
export interface Standing {
  readonly isSignedIn: boolean
  readonly isPlatformAdmin: boolean
  /** Programme manager of this programme. */
  readonly managesProgramme: boolean
  /** Named facilitator of this run. */
  readonly facilitatesRun: boolean
  /** On this run's register. */
  readonly learnsInRun: boolean
  /** In this action-learning set. */
  readonly belongsToSet: boolean
  /** Administrator of the organisation for which this enrolment was made (or would be). */
  readonly administersOrganisation: boolean
  /** Line manager of this person, or standing in for them today. */
  readonly isLineManagerOf: boolean
  /** The person concerned. */
  readonly isSelf: boolean
  /** A program whose scopes cover enrolling for this organisation. */
  readonly hasEnrolScope: boolean
}

export const STRANGER: Standing = {
  isSignedIn: false, isPlatformAdmin: false, managesProgramme: false, facilitatesRun: false, learnsInRun: false, belongsToSet: false,
  administersOrganisation: false, isLineManagerOf: false, isSelf: false, hasEnrolScope: false,
}

/**
 * One permission. `allows` has the shape that the access guard asks for; the actor is in the facts already, as a standing,
 * so that the rule stays a pure function. `permits` is the same for a page's "may I?".
 */
export interface CohortPolicy<F extends Standing> {
  readonly action: string
  /** `hidden` answers as if the thing did not exist; `forbidden` says that permission is missing. */
  readonly whenDenied: 'hidden' | 'forbidden'
  readonly permits: (facts: F) => boolean
  readonly allows: (actor: unknown, facts: F) => boolean
}

export const policy = <F extends Standing = Standing>(action: string, whenDenied: CohortPolicy<F>['whenDenied'], permits: (facts: F) => boolean): CohortPolicy<F> =>
  ({ action, whenDenied, permits, allows: (_actor, facts) => permits(facts) })

/** Who runs the programme: its manager, with the platform's administrator as a stand-in. */
export const runsProgramme = (who: Standing): boolean => who.managesProgramme || who.isPlatformAdmin

/** Who teaches: administrators of the platform do not. */
export const teaches = (who: Standing): boolean => who.facilitatesRun || who.managesProgramme
