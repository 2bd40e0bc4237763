import { tableOf } from '#govuk'
import { ReturnComparisonDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { page } from '../page.js'
import { captionOf } from './load-return.js'
import { returnPaths } from './paths.js'
import { type Section, SECTION_TITLES } from './words.js'

/** What a correction changed, figure by figure. */
export const compareReturnsPage = page({
  path: returnPaths.compare,
  get: async (req, res) => {
    const { before, after, workforceReturnDifferences } = await execute(req, ReturnComparisonDocument, { beforeId: param(req, 'otherId'), afterId: param(req, 'returnId') })
    res.render('returns/compare', {
      title: `What revision ${after.revision} changed`, caption: captionOf(before), reason: after.correctionReason, previous: pathTo(returnPaths.organisation, { organisationId: before.organisationId }),
      table: tableOf(workforceReturnDifferences, [
        { heading: 'Section', value: ({ section }) => SECTION_TITLES[section as Section] }, { heading: 'Line', value: ({ key }) => key.replaceAll('/', ', ') }, { heading: 'Figure', value: ({ column }) => column.replaceAll('_', ' ') },
        { heading: `Revision ${before.revision}`, value: ({ before: was }) => was ?? 'Not there', numeric: true }, { heading: `Revision ${after.revision}`, value: ({ after: is }) => is ?? 'Not there', numeric: true },
      ]),
    })
  },
})
