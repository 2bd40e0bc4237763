import { cursorPagination, formatDate, pluralise } from '#govuk'
import { SchemeMatchesDocument, type SchemeMatchesData } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { afterOf, mentoringPaths, param, pathTo, textOf } from '../paths.js'
import { schemeFrame } from '../schemes/frame.js'
import { matchPaths } from './paths.js'
import { MATCH_STATES, matchTag } from './words.js'

type Row = SchemeMatchesData['mentoringMatches']['edges'][number]['node']

/** What a manager looks for, as groups of states. */
const VIEWS: Readonly<Record<string, { readonly text: string; readonly states: readonly string[] }>> = {
  proposals: { text: 'Proposals', states: ['proposed', 'accepted_by_one'] }, running: { text: 'Under way', states: ['agreed', 'active', 'on_hold'] },
  over: { text: 'Completed or ended', states: ['completed', 'ended_early'] }, failed: { text: 'Did not go ahead', states: ['declined', 'lapsed', 'withdrawn'] },
}

/** Matches of a scheme with filters, newest first. For those who run it. */
export const schemeMatchesPage = page({
  path: matchPaths.ofScheme,
  get: async (req, res) => {
    const schemeId = param(req, 'schemeId')
    const [search, asked] = [textOf(req.query['search']).slice(0, 100), textOf(req.query['view'])]
    const view = asked in VIEWS ? asked : ''
    const { mentoringScheme, mentoringMatches: found } = await execute(req, SchemeMatchesDocument, { schemeId, states: [...(VIEWS[view]?.states ?? [])], search: search || null, after: afterOf(req) })
    const here = pathTo(matchPaths.ofScheme, { schemeId })
    res.render('mentoring/matches/scheme-matches', {
      title: 'Matches', scheme: schemeFrame(mentoringScheme, 'pairs'), previous: pathTo(mentoringPaths.scheme, { schemeId }), here, values: { search, view }, filtered: search !== '' || view !== '', total: found.totalCount,
      views: [{ value: '', text: 'All matches' }, ...Object.entries(VIEWS).map(([value, { text }]) => ({ value, text }))], byHandHref: pathTo(matchPaths.byHand, { schemeId }),
      matches: found.edges.map(({ node }) => ({
        names: `${node.mentee?.name ?? 'Name not known'} and ${node.mentor?.name ?? 'Name not known'}`, organisations: [node.mentee?.organisationName, node.mentor?.organisationName].filter(Boolean).join(' and '),
        href: pathTo(matchPaths.match, { matchId: node.id }), tag: matchTag(node.state), detail: detailOf(node), help: node.helpWanted === true,
      })),
      pagination: cursorPagination(found.pageInfo, here, req.query, req.web.locale), states: MATCH_STATES,
    })
  },
})

function detailOf({ state, answerBy, proposedAt, meetingsHeld, lastMetAt }: Row): string {
  if (state === 'proposed' || state === 'accepted_by_one') return `Answers by ${formatDate(new Date(answerBy))}`
  if (meetingsHeld > 0 && lastMetAt !== null) return `${pluralise(meetingsHeld, 'meeting')}, last on ${formatDate(new Date(lastMetAt))}`
  return `Proposed on ${formatDate(new Date(proposedAt))}`
}
