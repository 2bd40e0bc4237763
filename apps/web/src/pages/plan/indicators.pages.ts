import { cursorPagination, summaryRows } from '#govuk'
import { PlanIndicatorDocument, PlanIndicatorsDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { page } from '../page.js'
import { speaksFor } from './may-begin.js'
import { afterOf, param, pathTo, planPaths, textOf } from './paths.js'
import { BREAKDOWNS, dateWords, UNITS, wordOf } from './words.js'

/** How targets are measured. */
export const indicatorsPage = page({
  path: planPaths.indicators, requireSignIn: false,
  get: async (req, res) => {
    const search = textOf(req.query['search']).slice(0, 100)
    const { workforceIndicators: found } = await execute(req, PlanIndicatorsDocument, { search: search || null, first: 25, after: afterOf(req) })
    res.render('plan/indicators', {
      newHref: speaksFor(req.session.viewer?.roles ?? []).length > 0 ? planPaths.newIndicator : undefined, title: 'How targets are measured', previous: planPaths.home, values: { search }, filtered: search !== '', action: planPaths.indicators, total: found.totalCount,
      indicators: found.edges.map(({ node }) => ({ title: node.title, href: pathTo(planPaths.indicator, { indicatorId: node.id }), detail: `Version ${node.versions[0]?.number ?? 1}, kept by ${node.organisation ?? 'an organisation'}` })),
      pagination: cursorPagination(found.pageInfo, planPaths.indicators, req.query, req.web.locale),
    })
  },
})

/** One indicator with all versions of its definition. */
export const indicatorPage = page({
  path: planPaths.indicator, requireSignIn: false,
  get: async (req, res) => {
    const { workforceIndicator: found } = await execute(req, PlanIndicatorDocument, { id: param(req, 'indicatorId') })
    const to = (path: 'indicatorSource' | 'figures') => pathTo(planPaths[path], { indicatorId: found.id })
    const [newest] = found.versions
    res.render('plan/indicator', {
      ...(found.viewerMayKeep && newest && { changeHref: pathTo(planPaths.changeIndicator, { indicatorId: found.id, sourceKey: newest.sourceKey }), sourceHref: to('indicatorSource'), figuresHref: newest.sourceKey.startsWith('recorded.') ? to('figures') : undefined }),
      title: found.title, previous: planPaths.indicators, by: found.organisation,
      versions: found.versions.map((version) => ({
        title: `Version ${version.number}`, definition: version.definition,
        rows: summaryRows([
          { key: 'What is counted', value: version.numerator }, ...(version.denominator === null ? [] : [{ key: 'Out of', value: version.denominator }]), { key: 'Unit', value: wordOf(UNITS, version.unit) },
          { key: 'Better is', value: version.direction === 'at_least' ? 'Higher' : 'Lower' }, { key: 'Can be shown by', value: version.breakdowns.map((one) => wordOf(BREAKDOWNS, one)).join(', ') || 'The whole only' },
          { key: 'Source of the figures', value: version.sourceTitle ?? version.sourceKey }, { key: 'Formula', value: `Version ${version.formulaVersion}` }, { key: 'What is new', value: version.changeNote }, { key: 'Added on', value: dateWords(version.createdAt) },
        ]),
      })),
    })
  },
})
