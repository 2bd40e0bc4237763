import { formatDate, formatDateTime, formatMinutes } from '#govuk'
import type { PlainDate } from '#kernel'
import { sideWord } from '../words.js'
import { hrefOf, type Match } from './load-match.js'
import { GOAL_STATES, GOING, MODES, wordsOf } from './words.js'

interface Link {
  readonly text: string
  readonly href: string
}

const link = (may: boolean, text: string, href: string): readonly Link[] => (may ? [{ text, href }] : [])

/** What the viewer may do with the match as a whole, harmless things first. */
export const actionsOf = (match: Match): readonly Link[] => [
  ...link(match.viewerCanSettleHelp, 'Mark the call for help as settled', hrefOf(match, 'help')),
  ...link(match.viewerCanPause, 'Pause', hrefOf(match, 'change', { action: 'pause' })), ...link(match.viewerCanResume, 'Resume', hrefOf(match, 'change', { action: 'resume' })),
  ...link(match.viewerCanExtend && !match.isPastEnd, 'Extend it', hrefOf(match, 'extend')), ...link(match.viewerCanComplete && !match.isPastEnd, 'Mark as completed', hrefOf(match, 'change', { action: 'complete' })),
  ...link(match.viewerCanEnd, match.side === null && (match.state === 'proposed' || match.state === 'accepted_by_one') ? 'Take this proposal back' : 'End it early', hrefOf(match, 'end')),
]

export function meetingLines(match: Match) {
  return match.meetings.filter(({ state }) => state !== 'cancelled').map((meeting) => {
    const ids = { meetingId: meeting.id }
    const planned = meeting.state === 'planned'
    return {
      when: formatDateTime(new Date(meeting.startsAt)), how: `${wordsOf(MODES, meeting.mode)}${meeting.place === '' ? '' : `: ${meeting.place}`}, ${formatMinutes(meeting.minutes)}`, planned, topics: meeting.topics.join(', '),
      ownNote: meeting.ownNote, shared: meeting.ownNoteShared, otherNote: meeting.otherNote,
      links: [
        ...link(planned && match.viewerCanKeep, 'Write down that you met', hrefOf(match, 'hold', ids)), ...link(planned && match.viewerCanPlan, 'Move', hrefOf(match, 'move', ids)),
        ...link(planned, 'Call off', hrefOf(match, 'cancel', ids)), { text: meeting.ownNote === null ? 'Add a note' : 'Change your note', href: hrefOf(match, 'note', ids) },
      ],
    }
  })
}

const by = (dueOn: string | null): string => (dueOn === null ? '' : `By ${formatDate(dueOn as PlainDate)}`)

export const goalLines = (match: Match) => match.goals.map(({ id, title, state, dueOn }) => ({
  title, detail: by(dueOn), state: wordsOf(GOAL_STATES, state), href: state === 'open' && match.viewerCanKeep ? hrefOf(match, 'goal', { goalId: id }) : undefined,
}))

export const commitmentLines = (match: Match) => match.commitments.map(({ id, kind, title, state, dueOn, outcome }) => ({
  title, kind, detail: outcome === '' ? by(dueOn) : outcome, state: wordsOf(GOAL_STATES, state), href: state === 'promised' && match.side === 'mentor' ? hrefOf(match, 'commitment', { commitmentId: id }) : undefined,
}))

export const checkInLines = (match: Match) => match.checkIns.filter(({ answeredAt, viewerCanAnswer }) => answeredAt !== null || viewerCanAnswer).map((checkIn) => ({
  due: formatDate(checkIn.dueOn as PlainDate), who: sideWord(checkIn.side, match.schemeKind), going: wordsOf(GOING, checkIn.going === null ? null : String(checkIn.going)), comment: checkIn.comment,
  help: checkIn.helpWanted === true ? (checkIn.helpSettledAt === null ? 'Asks for help' : 'Asked for help; settled') : '', href: checkIn.viewerCanAnswer ? hrefOf(match, 'checkIn', { checkInId: checkIn.id }) : undefined,
}))
