export interface PostFacts {
  readonly id: string
  readonly body: string | null
  readonly state: string
  readonly authorName: string | null
  readonly hiddenReason: string | null
  readonly viewerIsAuthor: boolean
}

/** A post as its reader sees it: its words, or why there are none; and what they may do about it. */
export function postView<T extends PostFacts>(post: T) {
  const shown = post.body !== null
  return {
    ...post,
    author: post.viewerIsAuthor ? 'You' : (post.authorName ?? 'Somebody who has left'),
    instead: shown ? undefined : post.state === 'retracted' ? 'This post was taken back by its author.' : `A facilitator has hidden this post.${post.hiddenReason === null ? '' : ` Reason: ${post.hiddenReason}`}`,
    mayReport: shown && !post.viewerIsAuthor,
    mayRetract: shown && post.viewerIsAuthor,
  }
}
