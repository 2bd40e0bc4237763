import { formatDateTime } from '#govuk'

export interface ModeratedPostFacts {
  readonly number: number
  /** Null when nobody may read it any more: its author took it back. */
  readonly body: string | null
  readonly authorName: string | null
  readonly viewerIsAuthor: boolean
  readonly postedAt: string
  readonly state: string
  readonly hiddenReason: string | null
}

const CHOICES = {
  hide: { value: 'hide', text: 'Hide the post', hint: { text: 'Readers see that it was hidden. Its author reads your reason.' } },
  restore: { value: 'restore', text: 'Show the post again' },
  dismiss: { value: 'dismiss', text: 'Leave it: nothing is wrong with it' },
} as const
const BY_STATE: Readonly<Record<string, readonly (keyof typeof CHOICES)[]>> = { visible: ['hide'], reported: ['hide', 'dismiss'], hidden: ['restore'] }

/** What a moderator decides about: who wrote what and when, how it stands now, and what can be done with a post that stands so. */
export function moderatedPost({ number, body, authorName, viewerIsAuthor, postedAt, state, hiddenReason }: ModeratedPostFacts) {
  return {
    post: { number, body, state, hiddenReason, author: viewerIsAuthor ? 'You' : (authorName ?? 'Somebody who has left') },
    posted: formatDateTime(new Date(postedAt)),
    standing: state === 'hidden' ? 'Readers cannot read this post: it is hidden.' : state === 'reported' ? 'Readers can read this post.' : undefined,
    choices: (BY_STATE[state] ?? []).map((action) => CHOICES[action]),
  }
}

const DONE: Readonly<Record<string, string>> = { report: 'reported', hide: 'hidden', restore: 'shown again', dismiss: 'nothing found wrong', retract: 'taken back by its author' }

/** What was done about a post, in the words of the list of earlier decisions. */
export const decisionWords = (action: string): string => DONE[action] ?? action
