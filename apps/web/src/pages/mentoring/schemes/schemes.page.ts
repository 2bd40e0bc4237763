import { cursorPagination } from '#govuk'
import { MentoringSchemesDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { afterOf, mentoringPaths, pathTo, textOf } from '../paths.js'
import { KINDS, orNone, SCHEME_STATES, stateTagOf } from '../words.js'

/** All schemes that the viewer may know, drafts of their own among them. */
export const schemesPage = page({
  path: mentoringPaths.schemes,
  get: async (req, res) => {
    const pick = (name: string, words: Readonly<Record<string, string>>): string => (textOf(req.query[name]) in words ? textOf(req.query[name]) : '')
    const values = { search: textOf(req.query['search']).slice(0, 100), kind: pick('kind', KINDS), state: pick('state', SCHEME_STATES) }
    const { mentoringSchemes } = await execute(req, MentoringSchemesDocument, { search: values.search || null, kind: values.kind || null, state: values.state || null, after: afterOf(req) })
    const manages = (req.session.viewer?.roles ?? []).some(({ role }) => role === 'scheme_manager' || role === 'platform_admin')
    res.render('mentoring/schemes/schemes', {
      title: 'Mentoring schemes', previous: mentoringPaths.home, values, filtered: Object.values(values).some((value) => value !== ''), action: mentoringPaths.schemes, total: mentoringSchemes.totalCount,
      newHref: manages ? mentoringPaths.newScheme : undefined, kinds: orNone(KINDS, 'Any kind'), states: orNone(SCHEME_STATES, 'Any state'),
      schemes: mentoringSchemes.edges.map(({ node }) => ({ title: node.title, summary: node.summary, by: node.organisationName, kind: KINDS[node.kind] ?? node.kind, tag: stateTagOf(SCHEME_STATES, node.state), href: pathTo(mentoringPaths.scheme, { schemeId: node.id }) })),
      pagination: cursorPagination(mentoringSchemes.pageInfo, mentoringPaths.schemes, req.query, req.web.locale),
    })
  },
})
