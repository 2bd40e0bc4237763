/** How the actor stands to the very thing asked about; the service looks each up, and anything unknown is false. */
export interface Standing {
  readonly isSignedIn: boolean
  readonly isPlatformAdmin: boolean
  /** Scheme manager of the organisation that runs this scheme. */
  readonly managesScheme: boolean
  /** Matching manager there. */
  readonly matchesPeople: boolean
  /** Has a profile in this scheme that was not withdrawn. */
  readonly takesPart: boolean
  /** Administrator of the organisation for which this person takes part. */
  readonly administersOrganisation: boolean
  /** The person concerned: whose profile it is. */
  readonly isSelf: boolean
  /** One of the two people of this match. */
  readonly isPartner: boolean
}

export const STRANGER: Standing = {
  isSignedIn: false, isPlatformAdmin: false, managesScheme: false, matchesPeople: false, takesPart: false, administersOrganisation: false, isSelf: false, isPartner: false,
}

/**
 * One permission. `allows` has the shape that the access guard asks for; the actor is in the facts already, as a standing, so that the
 * rule stays a pure function. `permits` is the same for a page's "may I?".
 */
export interface MentoringPolicy<F extends Standing> {
  readonly action: string
  /** `hidden` answers as if the thing did not exist; `forbidden` says that permission is missing. */
  readonly whenDenied: 'hidden' | 'forbidden'
  readonly permits: (facts: F) => boolean
  readonly allows: (actor: unknown, facts: F) => boolean
}

export const policy = <F extends Standing = Standing>(action: string, whenDenied: 'hidden' | 'forbidden', permits: (facts: F) => boolean): MentoringPolicy<F> =>
  ({ action, whenDenied, permits, allows: (_actor, facts) => permits(facts) })

export const runsScheme = (who: Standing): boolean => who.managesScheme || who.isPlatformAdmin
/** Matching is for those who match and for those who run the scheme. */
export const runsMatching = (who: Standing): boolean => who.matchesPeople || runsScheme(who)
