import { cursorPagination, formatDate } from '#govuk'
import type { PlainDate } from '#kernel'
import { OrganisationMentoringPageDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { afterOf } from '../../../http/addresses.js'
import { page } from '../../page.js'
import { here, organisationFrame, organisationIdOf } from '../frame.js'
import { organisationPaths } from '../paths.js'

/** How far the organisation's own people are in mentoring schemes; never with whom. */
export const organisationMentoringPage = page({
  path: organisationPaths.mentoring,
  get: async (req, res) => {
    const { organisation, organisationMentoring: found } = await execute(req, OrganisationMentoringPageDocument, { organisationId: organisationIdOf(req), after: afterOf(req) })
    res.render('organisation/mentoring/mentoring', {
      title: 'Mentoring', organisation: organisationFrame(organisation, 'mentoring'), total: found.totalCount,
      people: found.edges.map(({ node }) => ({
        name: node.personName, href: here(req, 'person', { personId: node.personId }), part: `${node.side === 'mentee' ? 'Looking for a mentor' : 'Offering to mentor'} in ${node.schemeTitle}`,
        met: node.lastMetOn === null ? 'Has not met anybody yet' : `Last met on ${formatDate(node.lastMetOn as PlainDate)}`,
        tag: node.state === 'paused' ? { text: 'Paused', classes: 'govuk-tag--yellow' } : node.matched ? { text: 'Matched', classes: 'govuk-tag--green' } : { text: 'Waiting', classes: 'govuk-tag--grey' },
      })),
      pagination: cursorPagination(found.pageInfo, here(req, 'mentoring'), req.query, req.web.locale),
    })
  },
})
