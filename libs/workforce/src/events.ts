import { z } from 'zod'
import { defineEvent } from '#platform/outbox'

const id = z.uuid()

/** A version of a plan was proposed, returned, approved by all owners, discarded, or made a draft again by a change. Its owners are told. */
export const planVersionMoved = defineEvent('workforce.plan-version-moved', z.object({ planId: id, versionId: id, from: z.string(), to: z.string(), by: id.nullable() }))

/** A version was published, and the one before it superseded: targets may be worded otherwise now. Owners of derived plans are told. */
export const planPublished = defineEvent('workforce.plan-published', z.object({ planId: id, versionId: id, supersededVersionId: id.nullable(), areaKey: z.string() }))

/** An indicator has another way of being counted. Targets stay with the version that they name. */
export const indicatorVersionAdded = defineEvent('workforce.indicator-version-added', z.object({ indicatorId: id, versionId: id, number: z.number() }))

/** A figure was entered by hand for an area and a day, or corrected. */
export const figureRecorded = defineEvent('workforce.figure-recorded', z.object({ indicatorId: id, areaKey: z.string(), on: z.string(), revision: z.number() }))

/** A region has published a review of its talent pipeline. */
export const reviewPublished = defineEvent('workforce.review-published', z.object({ reviewId: id, planId: id }))

/** An action of a review was taken on, changed, done, dropped or opened again. */
export const reviewActionMoved = defineEvent('workforce.review-action-moved', z.object({ actionId: id, reviewId: id, to: z.string() }))

/** A claim was made, evidenced, verified, revoked, rejected, withdrawn, answered by whom it concerns, or superseded. Verified claims are counted. */
export const milestoneClaimMoved = defineEvent('workforce.milestone-claim-moved', z.object({ claimId: id, targetId: id, action: z.string(), from: z.string().nullable(), to: z.string(), by: id.nullable() }))

/** A confirmed career suggests somebody for a target, or whom it is about objects or takes that back. */
export const milestoneCandidateMoved = defineEvent('workforce.milestone-candidate-moved', z.object({ candidateId: id, targetId: id, action: z.enum(['suggest', 'object', 'allow']) }))
