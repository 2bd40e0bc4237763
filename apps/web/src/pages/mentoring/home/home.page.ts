import { MentoringHomeDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { mentoringPaths, pathTo } from '../paths.js'
import { KINDS, partWords, profileTagOf } from '../words.js'
import { managedSchemes, mayRunSchemes } from './managed-schemes.js'

/** Where mentoring begins: what schemes ask of those who run them, own profiles, and the schemes that one can join. */
export const mentoringHomePage = page({
  path: mentoringPaths.home,
  get: async (req, res) => {
    const [{ myMentoring, mentoringSchemes }, managed] = await Promise.all([execute(req, MentoringHomeDocument, {}), managedSchemes(req)])
    const mine = new Set(myMentoring.map(({ scheme }) => scheme?.id))
    const shown = mentoringSchemes.edges.map(({ node }) => node)
    res.render('mentoring/home/home', {
      title: 'Mentoring', schemesHref: mentoringPaths.schemes, matchesHref: mentoringPaths.matches, more: mentoringSchemes.totalCount > shown.length,
      runs: mayRunSchemes(req), managed,
      profiles: myMentoring.flatMap(({ id, side, state, taken, capacity, completeness, scheme }) => (scheme === null ? [] : [{
        title: scheme.title, part: partWords(side, scheme.kind), tag: profileTagOf({ side, state, taken, capacity }), href: pathTo(mentoringPaths.profile, { profileId: id }), matched: taken > 0,
        left: state === 'draft' ? (completeness ?? []).filter((section) => section.state === 'incomplete').length : 0,
      }])),
      mine: mine.size, schemes: shown.filter(({ id }) => !mine.has(id)).map(({ id, title, summary, kind, organisationName }) => ({ title, summary, kind: KINDS[kind] ?? kind, by: organisationName, href: pathTo(mentoringPaths.scheme, { schemeId: id }) })),
    })
  },
})
