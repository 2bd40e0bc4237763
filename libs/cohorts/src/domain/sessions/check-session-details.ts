import { type PersonId, problem, type Problem, when } from '#kernel'

export const SESSION_MODES = ['in_person', 'online', 'hybrid'] as const
export type SessionMode = (typeof SESSION_MODES)[number]

/** What a session is and where it takes place; not when. */
export interface SessionDetails {
  readonly title: string
  readonly mode: SessionMode
  readonly location: string | null
  readonly joinUrl: string | null
  readonly facilitatorIds: readonly PersonId[]
}

export type SessionDetailsProblemCode = 'TITLE_MISSING' | 'TITLE_TOO_LONG' | 'MODE_UNKNOWN' | 'LOCATION_MISSING' | 'LOCATION_TOO_LONG' | 'JOIN_URL_INVALID' | 'FACILITATOR_MISSING' | 'NOT_A_FACILITATOR'

export interface SessionDetailsInput {
  readonly title: string
  readonly mode: string
  readonly location?: string | null | undefined
  readonly joinUrl?: string | null | undefined
  readonly facilitatorIds: readonly PersonId[]
}

const tidy = (text: string | null | undefined): string | null => text?.trim().replaceAll(/\s+/gu, ' ') || null

/**
 * The details as they are kept, with everything that is wrong with them. What a way of meeting has no use for is dropped
 * (the join address of a session in person), not complained about. An online session may get its join address later.
 * `runFacilitators` are those who may be chosen.
 */
export function checkSessionDetails(input: SessionDetailsInput, runFacilitators: ReadonlySet<PersonId>): { readonly details: SessionDetails; readonly problems: readonly Problem<SessionDetailsProblemCode>[] } {
  const title = tidy(input.title) ?? ''
  const mode = SESSION_MODES.find((known) => known === input.mode)
  const location = mode === 'online' ? null : tidy(input.location)
  const joinUrl = mode === 'in_person' ? null : tidy(input.joinUrl)
  const facilitatorIds = [...new Set(input.facilitatorIds)]
  return {
    details: { title, mode: mode ?? 'in_person', location, joinUrl, facilitatorIds },
    problems: [
      ...when(title === '', problem('TITLE_MISSING', 'title', 'Enter a title for the session.')),
      ...when(title.length > 200, problem('TITLE_TOO_LONG', 'title', 'Shorten the title to 200 characters.')),
      ...when(mode === undefined, problem('MODE_UNKNOWN', 'mode', `Choose how people meet: ${SESSION_MODES.join(', ')}.`)),
      ...when((mode === 'in_person' || mode === 'hybrid') && location === null, problem('LOCATION_MISSING', 'location', 'Enter where people meet.')),
      ...when((location?.length ?? 0) > 500, problem('LOCATION_TOO_LONG', 'location', 'Shorten the place to 500 characters.')),
      ...when(joinUrl !== null && !isWebAddress(joinUrl), problem('JOIN_URL_INVALID', 'joinUrl', 'Enter the whole address to join, starting with https://.')),
      ...when(facilitatorIds.length === 0, problem('FACILITATOR_MISSING', 'facilitatorIds', 'Choose at least one facilitator. Add facilitators to the run first.')),
      ...facilitatorIds.flatMap((id, n) => when(!runFacilitators.has(id), problem('NOT_A_FACILITATOR', `facilitatorIds.${n}`, 'Choose from the facilitators of this run, or add this person to them first.'))),
    ],
  }
}

const isWebAddress = (text: string): boolean => text.length <= 2_000 && URL.canParse(text) && new URL(text).protocol === 'https:'
