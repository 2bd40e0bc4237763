import { PUBLIC_STATES, type OwnerPart, type VersionState } from './version-states.js'

/** How the actor stands to a plan; the service looks it up, and anything unknown is false. */
export interface PlanStanding {
  readonly isPlatformAdmin: boolean
  /** Owners for which the actor may speak: analysts and administrators of the organisation. */
  readonly speaksFor: readonly OwnerPart[]
}

/** One permission, in the shape that the access guard asks for; `permits` is the same for a page's "may I?". */
export interface PlanPolicy<F> {
  readonly action: string
  readonly whenDenied: 'hidden' | 'forbidden'
  readonly permits: (facts: F) => boolean
  readonly allows: (actor: unknown, facts: F) => boolean
}
export const planPolicy = <F>(action: string, whenDenied: 'hidden' | 'forbidden', permits: (facts: F) => boolean): PlanPolicy<F> => ({ action, whenDenied, permits, allows: (_actor, facts) => permits(facts) })

const owns = ({ isPlatformAdmin, speaksFor }: PlanStanding): boolean => isPlatformAdmin || speaksFor.length > 0

/** Published versions are everybody's, signed in or not; what is being worked on is its owners'. */
export const seeVersion = planPolicy<PlanStanding & { readonly state: VersionState }>('workforce-plan:see', 'hidden', (who) => PUBLIC_STATES.includes(who.state) || owns(who))
export const workOnPlan = planPolicy<PlanStanding>('workforce-plan:edit', 'hidden', owns)
/** An owner's word is a person's of that owner, never an administrator's of the platform. */
export const approvePlan = planPolicy<PlanStanding>('workforce-plan:approve', 'forbidden', ({ speaksFor }) => speaksFor.length > 0)
/** Begins a plan: whoever may speak for one of those that will own it. */
export const beginPlan = planPolicy<PlanStanding>('workforce-plan:begin', 'forbidden', owns)
/** Who keeps an indicator, and enters figures for it. */
export const keepIndicator = planPolicy<PlanStanding>('workforce-indicator:keep', 'forbidden', owns)
