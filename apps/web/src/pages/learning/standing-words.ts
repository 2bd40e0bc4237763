import { deadlineWords } from './deadline.js'

export interface StandingFacts {
  readonly state: string
  readonly waitingPosition: number | null
  readonly offerExpiresAt: string | null
  readonly endReason: string | null
  readonly startsOn: string
}

/** How the person stands in the run, and what happens next: shown above everything else. */
export function standingWords({ state, waitingPosition, offerExpiresAt, endReason }: StandingFacts): { readonly title: string; readonly text: string } {
  const why = endReason === null || endReason === '' ? '' : ` Reason: ${endReason.replaceAll('_', ' ')}`
  switch (state) {
    case 'applied': return { title: 'Your application waits for approval', text: 'Your line manager, or whoever stands in, has been asked. You get a message when they have decided.' }
    case 'manager_approved': return { title: 'Your application is approved', text: 'You get a message as soon as it is clear whether there is a place.' }
    case 'waitlisted': return {
      title: 'You are on the waiting list',
      text: `${waitingPosition === null ? '' : `You are number ${waitingPosition} in the queue. `}When a place comes free that is right for you, it is offered to you by itself.`,
    }
    case 'offered': return {
      title: 'There is a place for you',
      text: offerExpiresAt === null ? 'Accept it to take part.' : `Accept it ${deadlineWords(new Date(offerExpiresAt))}. After that it goes to somebody else.`,
    }
    case 'accepted': return { title: 'You have a place', text: 'The sessions are in your calendar invitations. You can leave while somebody else can still have your place.' }
    case 'active': return { title: 'You are taking part', text: '' }
    case 'completed': return { title: 'You have completed this programme', text: '' }
    case 'withdrawn': return { title: 'You have withdrawn', text: `You can apply again while applications are open.${why}` }
    case 'deferred': return { title: 'You have deferred', text: `You keep your claim to a later run of the programme.${why}` }
    case 'rejected': return { title: 'Your application was not accepted', text: why.trim() }
    case 'expired': return { title: 'The offer ran out', text: 'The place went to somebody else. You can apply again while applications are open.' }
    default: return { title: 'Your place', text: '' }
  }
}
