import { MentoringHomeDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { mentoringPaths, pathTo } from '../paths.js'
import { KINDS, partWords, PROFILE_STATES, stateTagOf } from '../words.js'

/** Where mentoring begins: own profiles, and the schemes that one can join. */
export const mentoringHomePage = page({
  path: mentoringPaths.home,
  get: async (req, res) => {
    const { myMentoring, mentoringSchemes } = await execute(req, MentoringHomeDocument, {})
    const shown = mentoringSchemes.edges.map(({ node }) => node)
    res.render('mentoring/home/home', {
      title: 'Mentoring', schemesHref: mentoringPaths.schemes, matchesHref: mentoringPaths.matches, more: mentoringSchemes.totalCount > shown.length,
      runs: (req.session.viewer?.roles ?? []).some(({ role }) => ['scheme_manager', 'matching_manager', 'platform_admin'].includes(role)),
      profiles: myMentoring.flatMap(({ id, side, state, taken, completeness, scheme }) => (scheme === null ? [] : [{
        title: scheme.title, part: partWords(side, scheme.kind), tag: stateTagOf(PROFILE_STATES, state), href: pathTo(mentoringPaths.profile, { profileId: id }), matched: taken > 0,
        left: state === 'draft' ? (completeness ?? []).filter((section) => section.state === 'incomplete').length : 0,
      }])),
      schemes: shown.map(({ id, title, summary, kind, organisationName }) => ({ title, summary, kind: KINDS[kind] ?? kind, by: organisationName, href: pathTo(mentoringPaths.scheme, { schemeId: id }) })),
    })
  },
})
