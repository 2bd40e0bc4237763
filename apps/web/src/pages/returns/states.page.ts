import { barChart, cursorPagination, formatDate, tableOf } from '#govuk'
import { WorkforceReturnStatesDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { afterOf, textOf } from '../../http/addresses.js'
import { page } from '../page.js'
import { returnPaths } from './paths.js'
import { dayWords, quarterWords, STATE_CHOICES, stateOf } from './words.js'

/** Who has returned a quarter and who has not: not what. */
export const returnStatesPage = page({
  path: returnPaths.states,
  get: async (req, res) => {
    const [quarter, region, state] = [textOf(req.query['quarter']), textOf(req.query['region']), textOf(req.query['state'])]
    const { workforceReturnStates: all } = await execute(req, WorkforceReturnStatesDocument, { quarter: quarter || null, region: region || null, state: state || null, after: afterOf(req) })
    res.render('returns/states', {
      title: 'Who has returned', quarter: quarterWords(all.quarter), due: dayWords(all.dueOn), previous: returnPaths.home, action: returnPaths.states, values: { quarter: quarter || all.quarter, region, state }, filtered: region !== '' || state !== '',
      cards: [{ label: 'Returned', value: String(all.returned), note: `of ${all.expected} organisations` }, { label: 'Missing', value: String(all.expected - all.returned) }],
      stateChoices: [{ value: '', text: 'All' }, ...STATE_CHOICES], regionChoices: [{ value: '', text: 'All regions' }, ...(region === '' ? all.byRegion : []).map((one) => ({ value: one.region, text: one.region })), ...(region === '' ? [] : [{ value: region, text: region }])],
      chart: barChart(all.byRegion.map((one) => ({ label: one.region || 'No region', value: one.expected === 0 ? 0 : Math.round((one.returned / one.expected) * 100) })), (value) => `${value}%`),
      table: tableOf(all.organisations.edges.map(({ node }) => node), [
        { heading: 'Organisation', value: ({ name }) => name }, { heading: 'Region', value: ({ region: where }) => where ?? '' }, { heading: 'State', value: (one) => stateOf(one.state).text },
        { heading: 'Submitted', value: ({ submittedAt }) => (submittedAt ? formatDate(new Date(submittedAt)) : '') },
      ]),
      pagination: cursorPagination(all.organisations.pageInfo, returnPaths.states, req.query, req.web.locale),
    })
  },
})
