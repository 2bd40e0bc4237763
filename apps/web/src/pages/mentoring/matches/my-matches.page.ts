import { formatDate, formatDateTime } from '#govuk'
import { MyMentoringMatchesDocument, type MyMentoringMatchesData } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { mentoringPaths } from '../paths.js'
import { hrefOf, otherOf } from './load-match.js'
import { matchPaths } from './paths.js'
import { matchTag } from './words.js'

type Own = MyMentoringMatchesData['myMatches'][number]

/** Own proposals and relationships: what waits for an answer first. */
export const myMatchesPage = page({
  path: matchPaths.mine,
  get: async (req, res) => {
    const { myMatches } = await execute(req, MyMentoringMatchesDocument, {})
    const lines = (states: readonly string[]) => myMatches.filter(({ state }) => states.includes(state)).map((match) => ({ name: nameOf(match), scheme: match.schemeTitle, detail: detailOf(match), tag: matchTag(match.state), href: hrefOf(match) }))
    res.render('mentoring/matches/my-matches', {
      title: 'Your matches', previous: mentoringPaths.home, schemesHref: mentoringPaths.home,
      groups: [
        { title: 'Proposals', matches: lines(['proposed', 'accepted_by_one']) }, { title: 'Your mentoring', matches: lines(['agreed', 'active', 'on_hold']) },
        { title: 'Over', matches: lines(['completed', 'ended_early', 'lapsed', 'not_going_ahead']) },
      ].filter(({ matches }) => matches.length > 0),
    })
  },
})

const nameOf = (match: Own): string => {
  const other = otherOf(match)
  return other.charAt(0).toUpperCase() + other.slice(1)
}

function detailOf(match: Own): string {
  if (match.viewerCanAccept) return `Answer by ${formatDate(new Date(match.answerBy))}`
  if (match.viewerAccepted && (match.state === 'proposed' || match.state === 'accepted_by_one')) return 'You have accepted. Waiting for the other.'
  if (match.viewerCanAnswerSurvey) return 'Tell us how it was'
  if (match.nextMeetingAt !== null) return `You meet at ${formatDateTime(new Date(match.nextMeetingAt))}`
  if (match.lastMetAt !== null) return `Last met on ${formatDate(new Date(match.lastMetAt))}`
  return match.state === 'agreed' || match.state === 'active' ? 'No meeting planned' : ''
}
