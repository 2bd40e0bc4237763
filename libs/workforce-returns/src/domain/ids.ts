import type { Id } from '#kernel'

export type WorkforceReturnId = Id<'WorkforceReturn'>
export type ReferenceVersionId = Id<'ReturnReferenceVersion'>
export type LearningRouteId = Id<'LearningRoute'>
