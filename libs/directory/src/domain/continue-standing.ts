import type { OrganisationId, Period, PersonId, PlainDate } from '#kernel'
import { uncovered } from './cover-periods.js'

/** Something that a person is in an organisation for a time, of which `key` tells those apart that may stand side by side. */
export interface Standing extends Period {
  readonly id: string
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  /** The role of a membership; empty for line management, of which there is one at a time. */
  readonly key: string
}

export interface Continuation<S extends Standing> extends Period {
  /** What goes on; its other details stay the same. */
  readonly of: S
  readonly organisationId: OrganisationId
  /** Whether it takes the id of what it goes on from, which had not begun. */
  readonly keepsId: boolean
}

/**
 * What to open at the successors for what ends on the date: the rest of each period, but never twice the same at one time.
 * Somebody who held one role in both of two merging councils holds it once; what they hold at a successor already stays.
 */
export function continueStanding<S extends Standing>(moving: readonly (S & { readonly target: OrganisationId })[], atSuccessors: readonly S[], date: PlainDate): readonly Continuation<S>[] {
  const keyOf = (personId: PersonId, organisationId: OrganisationId, key: string): string => `${personId} ${organisationId} ${key}`
  const held = new Map<string, Period[]>()
  const note = (key: string, period: Period) => held.set(key, [...(held.get(key) ?? []), period])
  for (const standing of atSuccessors) note(keyOf(standing.personId, standing.organisationId, standing.key), standing)
  return moving.flatMap((standing) => {
    const key = keyOf(standing.personId, standing.target, standing.key)
    const begun = standing.from < date
    const pieces = uncovered({ from: begun ? date : standing.from, to: standing.to }, held.get(key) ?? [])
    for (const piece of pieces) note(key, piece)
    return pieces.map((piece, index) => ({ ...piece, of: standing, organisationId: standing.target, keepsId: !begun && index === 0 }))
  })
}
