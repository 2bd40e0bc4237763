import { formatDate, formatDateTime, formatMinutes, pluralise, summaryRows } from '#govuk'
import type { PlainDate } from '#kernel'
import { page } from '../../page.js'
import { sideWord } from '../words.js'
import { pastEndWords } from './extend.page.js'
import { hrefOf, loadMatch, type Match, otherOf, otherRole } from './load-match.js'
import { actionsOf, commitmentLines, goalLines, meetingLines, checkInLines } from './match-lines.js'
import { pathTo } from '../../../http/addresses.js'
import { matchPaths } from './paths.js'
import { ENDED_BECAUSE, matchTag, MODES, RULES, wordsOf } from './words.js'

const PROPOSAL = ['proposed', 'accepted_by_one']
const OVER_WITHOUT = ['not_going_ahead', 'lapsed', 'declined', 'withdrawn']

/** A proposal, or the home of a relationship; for those who run the scheme, how it stands. */
export const matchPage = page({
  path: matchPaths.match,
  get: async (req, res) => {
    const match = await loadMatch(req)
    const isOpen = PROPOSAL.includes(match.state)
    const common = {
      match, tag: matchTag(match.state), reasons: match.reasons.map(({ text }) => text), schemeTitle: match.schemeTitle,
      previous: match.side === null ? pathTo(matchPaths.ofScheme, { schemeId: match.schemeId }) : matchPaths.mine,
    }
    if (match.side === null) return res.render('mentoring/matches/managed', { ...common, title: otherOf(match), people: peopleOf(match), rows: managedRows(match), checkIns: checkInLines(match), actions: actionsOf(match) })
    if (isOpen || OVER_WITHOUT.includes(match.state)) {
      return res.render('mentoring/matches/proposal', {
        ...common, title: isOpen ? `A ${otherRole(match)} for you` : 'This match is over', isOpen, due: formatDate(new Date(match.answerBy)), person: personOf(match), role: otherRole(match),
        lapsed: match.state === 'lapsed', acceptHref: match.viewerCanAccept ? hrefOf(match, 'accept') : undefined, declineHref: match.viewerCanDecline ? hrefOf(match, 'decline') : undefined, waits: isOpen && match.viewerAccepted,
      })
    }
    res.render('mentoring/matches/relationship', {
      ...common, title: `You and ${otherOf(match)}`, person: personOf(match), role: otherRole(match), rows: relationshipRows(match), agreement: agreementOf(match), goals: goalLines(match), commitments: commitmentLines(match),
      meetings: meetingLines(match), checkIns: checkInLines(match), actions: actionsOf(match), sponsor: match.schemeKind === 'sponsorship', isSponsor: match.side === 'mentor', pastEnd: pastEndWords(match), survey: match.survey,
      hrefs: {
        plan: match.viewerCanPlan ? hrefOf(match, 'plan') : undefined, log: match.viewerCanKeep ? hrefOf(match, 'log') : undefined, goal: match.viewerCanKeep ? hrefOf(match, 'newGoal') : undefined,
        commitment: match.viewerCanKeep && match.advocacy.length > 0 ? hrefOf(match, 'newCommitment') : undefined, survey: match.viewerCanAnswerSurvey ? hrefOf(match, 'survey') : undefined,
        extend: match.isPastEnd && match.viewerCanExtend ? hrefOf(match, 'extend') : undefined, complete: match.isPastEnd && match.viewerCanComplete ? hrefOf(match, 'change', { action: 'complete' }) : undefined, comment: hrefOf(match, 'surveyComment'),
      },
    })
  },
})

const personOf = ({ side, mentee, mentor }: Match) => (side === 'mentee' ? mentor : mentee)

const peopleOf = (match: Match) => (['mentee', 'mentor'] as const).map((side) => ({ role: sideWord(side, match.schemeKind), name: match[side]?.name, organisation: match[side]?.organisationName, headline: match[side]?.headline }))

const day = (date: string | null): string | undefined => (date === null ? undefined : formatDate(date as PlainDate))
const instant = (at: string | null): string | undefined => (at === null ? undefined : formatDate(new Date(at)))
const met = ({ meetingsHeld, minutesMet }: Match): string => (meetingsHeld === 0 ? 'Not yet' : `${pluralise(meetingsHeld, 'meeting')}, ${formatMinutes(minutesMet)}`)

const relationshipRows = (match: Match) => summaryRows([
  { key: 'Scheme', value: match.schemeTitle }, { key: 'Matched on', value: instant(match.agreedAt) }, { key: 'Met', value: met(match) },
  { key: 'Next meeting', value: match.nextMeetingAt === null ? undefined : formatDateTime(new Date(match.nextMeetingAt)) }, { key: match.endedAt === null ? 'Meant to end on' : 'Ended on', value: match.endedAt === null ? day(match.endsOn) : instant(match.endedAt) },
].filter(({ value }) => value !== undefined))

const managedRows = (match: Match) => summaryRows([
  { key: 'How it came about', value: match.source === 'round' ? 'In a round of matching' : 'By hand' },
  ...(match.override === null ? [] : [{ key: 'Rules set aside', value: match.override.rules.map((rule) => wordsOf(RULES, rule)).join('; ') }, { key: 'Because', value: match.override.reason }]),
  { key: 'Proposed on', value: instant(match.proposedAt) }, { key: 'Answers wanted by', value: instant(match.answerBy) }, { key: 'Matched on', value: instant(match.agreedAt) }, { key: 'Met', value: met(match) },
  { key: 'Last met on', value: instant(match.lastMetAt) }, { key: 'Next meeting', value: match.nextMeetingAt === null ? undefined : formatDateTime(new Date(match.nextMeetingAt)) },
  { key: 'Meant to end on', value: match.endedAt === null ? day(match.endsOn) : undefined }, { key: 'Closed by itself on', value: match.isPastEnd ? day(match.closesOn) : undefined },
  { key: 'Ended on', value: instant(match.endedAt) }, { key: 'Why it ended', value: wordsOf(ENDED_BECAUSE, match.endReason) || undefined },
].filter(({ value }) => value !== undefined))

function agreementOf(match: Match) {
  const { agreement, side } = match
  const editHref = match.viewerCanKeep ? hrefOf(match, 'agreement') : undefined
  if (agreement === null) return { editHref, rows: [], holds: false, agreeHref: undefined, waits: false }
  const [own, other] = side === 'mentee' ? [agreement.menteeAgreedAt, agreement.mentorAgreedAt] : [agreement.mentorAgreedAt, agreement.menteeAgreedAt]
  return {
    editHref, holds: own !== null && other !== null, waits: own !== null && other === null, agreeHref: own === null && match.viewerCanKeep ? hrefOf(match, 'agree') : undefined,
    rows: summaryRows([
      { key: 'How often', value: agreement.everyWeeks === 1 ? 'Every week' : `Every ${agreement.everyWeeks} weeks` }, { key: 'How long', value: formatMinutes(agreement.minutes) }, { key: 'How', value: wordsOf(MODES, agreement.mode) },
      { key: 'What for', value: agreement.purpose }, { key: 'What stays between you', value: agreement.confidentiality },
    ]),
  }
}
