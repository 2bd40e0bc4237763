import type { Ctx } from '#platform/access'
import type { BaselineLoaders } from './loaders.js'

/** What the baseline's resolvers get for a request. */
export interface BaselineContext {
  readonly ctx: Ctx
  readonly loaders: BaselineLoaders
}

/** The person who asks; the bench has no other callers. */
export function viewerOf({ ctx: { actor } }: BaselineContext): string {
  if (actor.kind !== 'person') throw new Error('Not a person')
  return actor.personId
}

export const iso = (at: Date | null): string | null => at?.toISOString() ?? null
export const percent = (basisPoints: number): number => basisPoints / 100
