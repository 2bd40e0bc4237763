import { assertNever } from '#kernel'
import type { UserError } from '#platform/errors'
import type { DiscussionRefusal } from '../../domain/index.js'

const say = (code: string, field: string, message: string): readonly UserError[] => [{ code, field, message }]

/** A refusal in words for the person who asked. */
export function explainDiscussionRefusal(refusal: DiscussionRefusal): readonly UserError[] {
  switch (refusal.code) {
    case 'POST_EMPTY': return say(refusal.code, 'body', 'Write something.')
    case 'POST_TOO_LONG': return say(refusal.code, 'body', `Shorten it to ${refusal.limit} characters.`)
    case 'SPACE_CLOSED': return say(refusal.code, '', 'The run is over: the discussion can be read, not added to.')
    case 'THREAD_LOCKED': return say(refusal.code, '', 'This discussion is closed. Start a new one.')
    case 'OWN_POST': return say(refusal.code, '', 'This is your own post. Somebody else has to decide about it.')
    case 'NOT_OWN_POST': return say(refusal.code, '', 'You can take back only what you wrote yourself.')
    case 'REASON_REQUIRED': return say(refusal.code, 'reason', 'Say why: the author will read it.')
    case 'TRANSITION_NOT_ALLOWED': return say(refusal.code, '', `The post is ${refusal.from} now, so this cannot be done.`)
    default: return assertNever(refusal)
  }
}
