import { err, ok, transition, type PersonId, type Result, type TransitionRefused } from '#kernel'
import { POST_TRANSITIONS, type PostAction, type PostState } from './post-states.js'

/** So many different people reporting a post hide it until a moderator has looked. */
export const REPORTS_THAT_HIDE = 3
export const POST_LIMIT = 5_000

export type DiscussionRefusal =
  | TransitionRefused<PostState, PostAction>
  | { readonly code: 'POST_EMPTY' }
  | { readonly code: 'POST_TOO_LONG'; readonly limit: number }
  | { readonly code: 'SPACE_CLOSED' }
  | { readonly code: 'THREAD_LOCKED' }
  | { readonly code: 'OWN_POST' }
  | { readonly code: 'NOT_OWN_POST' }
  | { readonly code: 'REASON_REQUIRED' }

/** A space stays open for reading after its run; writing ends `spaceIsOpen`. */
export function decidePost(facts: { readonly body: string; readonly spaceIsOpen: boolean; readonly threadIsLocked: boolean; readonly mayModerate: boolean }): Result<undefined, DiscussionRefusal> {
  if (!facts.spaceIsOpen) return err({ code: 'SPACE_CLOSED' })
  if (facts.threadIsLocked && !facts.mayModerate) return err({ code: 'THREAD_LOCKED' })
  if (facts.body.trim() === '') return err({ code: 'POST_EMPTY' })
  return facts.body.length > POST_LIMIT ? err({ code: 'POST_TOO_LONG', limit: POST_LIMIT }) : ok(undefined)
}

export interface ModerationFacts {
  readonly state: PostState
  readonly authorId: PersonId
  readonly actorId: PersonId
  readonly action: Exclude<PostAction, 'report' | 'retract'>
  /** The author reads it when their post is hidden. */
  readonly reason: string
}

/** A moderator's decision. Moderators do not judge their own posts: another one does. */
export function decideModeration({ state, authorId, actorId, action, reason }: ModerationFacts): Result<PostState, DiscussionRefusal> {
  const next = transition(POST_TRANSITIONS, state, action)
  if (!next.ok) return next
  if (authorId === actorId && action !== 'hide') return err({ code: 'OWN_POST' })
  return action === 'hide' && reason.trim() === '' ? err({ code: 'REASON_REQUIRED' }) : next
}

/** A report by a reader. `reporters` are those who reported it since a moderator last looked; a second report by one counts once. */
export function decideReport(state: PostState, authorId: PersonId, actorId: PersonId, reporters: ReadonlySet<PersonId>): Result<PostState, DiscussionRefusal> {
  if (authorId === actorId) return err({ code: 'OWN_POST' })
  const next = transition(POST_TRANSITIONS, state, 'report')
  if (!next.ok) return next
  return new Set([...reporters, actorId]).size >= REPORTS_THAT_HIDE ? transition(POST_TRANSITIONS, next.value, 'hide') : next
}

export const decideRetract = (state: PostState, authorId: PersonId, actorId: PersonId): Result<PostState, DiscussionRefusal> =>
  authorId === actorId ? transition(POST_TRANSITIONS, state, 'retract') : err({ code: 'NOT_OWN_POST' })

/** What a reader of the space is shown: a hidden post leaves a gap with a note, so that answers to it make sense. */
export function showPost(state: PostState, viewer: { readonly isAuthor: boolean; readonly mayModerate: boolean }): 'full' | 'note' {
  if (state === 'visible' || state === 'reported') return 'full'
  return state === 'hidden' && (viewer.isAuthor || viewer.mayModerate) ? 'full' : 'note'
}
