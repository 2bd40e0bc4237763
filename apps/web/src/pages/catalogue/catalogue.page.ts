import { cursorPagination, formatDate } from '#govuk'
import { CatalogueDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { afterOf, pathTo } from '../../http/addresses.js'
import { asPlainDate } from '../learning/plain-date.js'
import { page } from '../page.js'
import { isFiltered, readFilter } from './filter.js'
import { cataloguePaths } from './paths.js'
import { AREAS, AUDIENCES, choicesOf, DELIVERY_MODES, OBLIGATIONS, REGIONS, wordsFor } from './words.js'

/** The next run that takes people, in words; nothing while there is none. */
function nextStart(runs: readonly { readonly startsOn: string; readonly closesOn: string }[]): string | undefined {
  const [starts, closes] = [asPlainDate(runs[0]?.startsOn), asPlainDate(runs[0]?.closesOn)]
  return starts === undefined || closes === undefined ? undefined : `Starts ${formatDate(starts)}, apply by ${formatDate(closes)}`
}

/** What is on offer, with filters in the address so that a choice can be shared. */
export const cataloguePage = page({
  path: cataloguePaths.programmes,
  get: async (req, res) => {
    const filter = readFilter(req.query)
    const { programmes } = await execute(req, CatalogueDocument, {
      search: filter.search ?? null, audience: filter.audience ?? null, deliveryMode: filter.deliveryMode ?? null, region: filter.region ?? null,
      matrixArea: filter.matrixArea ?? null, openOnly: filter.openOnly, after: afterOf(req),
    })
    res.render('catalogue/catalogue', {
      title: 'Programmes',
      filter, filtered: isFiltered(filter), total: programmes.totalCount,
      choices: {
        audience: choicesOf(AUDIENCES, 'Anybody', filter.audience), delivery: choicesOf(DELIVERY_MODES, 'Any way', filter.deliveryMode),
        region: choicesOf(REGIONS, 'Any region', filter.region), area: choicesOf(AREAS, 'Any area', filter.matrixArea),
      },
      programmes: programmes.edges.map(({ node }) => ({
        ...node, href: pathTo(cataloguePaths.programme, { id: node.id }), audience: wordsFor(AUDIENCES, node.audience), obligation: wordsFor(OBLIGATIONS, node.obligation),
        next: nextStart(node.openRuns), openCount: node.openRuns.length,
      })),
      pagination: cursorPagination(programmes.pageInfo, cataloguePaths.programmes, req.query, req.web.locale),
    })
  },
})
