import { formatDate, formatMinutes, sentenceCase, summaryRows } from '#govuk'
import { RunPersonAdjustmentsDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { page } from '../../page.js'
import { pathTo, runPaths } from '../paths.js'
import { loadPerson } from './load-person.js'
import { historyRows, itemRows, personActions } from './person-view.js'

/** One person in the run: how they stand, how far they have come, what happened, and what can be done. */
export const personPage = page({
  path: runPaths.person,
  get: async (req, res) => {
    const { cohortRun, enrolment, ids, name, progress, run } = await loadPerson(req)
    res.render('runs/people/person', {
      title: name, run, state: enrolment.state, actions: personActions(ids.id, enrolment), history: historyRows(enrolment.history), items: itemRows(ids.id, ids.enrolmentId, progress.items, progress),
      progress: { percent: Math.floor(progress.progressPercent), text: `${Math.floor(progress.progressPercent)}%` }, statement: enrolment.statement,
      adjustmentsHref: cohortRun.viewerCanTeach ? pathTo(runPaths.personAdjustments, ids) : undefined,
      rows: summaryRows([
        { key: 'Organisation', value: enrolment.organisationName },
        { key: 'Region', value: enrolment.region ?? 'No region' },
        { key: 'Came by', value: enrolment.nominatedByName ? `${sentenceCase(enrolment.route)}, put forward by ${enrolment.nominatedByName}` : sentenceCase(enrolment.route) },
        { key: 'Since', value: formatDate(new Date(enrolment.appliedAt)) },
        ...(enrolment.waitingPosition === null ? [] : [{ key: 'On the waiting list', value: `Number ${enrolment.waitingPosition}` }]),
        { key: 'Attended', value: progress.minutesCountable === 0 ? 'No session has counted yet' : `${formatMinutes(progress.minutesAttended)} of ${formatMinutes(progress.minutesCountable)}` },
      ]),
      previous: pathTo(runPaths.roster, { id: run.id }),
    })
  },
})

/** What is arranged for somebody, as far as the viewer has been told; each look is written down by the API. */
export const personAdjustmentsPage = page({
  path: runPaths.personAdjustments,
  get: async (req, res) => {
    const { back, ids, name, run } = await loadPerson(req)
    // Not named and nothing there look the same to a facilitator: the page says so instead of "not found".
    const told = await execute(req, RunPersonAdjustmentsDocument, { enrolmentId: ids.enrolmentId }).catch((error: unknown) => {
      if (error instanceof PageError && error.kind === 'notFound') return undefined
      throw error
    })
    const known = told?.enrolmentAdjustments
    res.render('runs/people/adjustments', {
      title: 'Reasonable adjustments', run, name, previous: back,
      adjustments: (known?.adjustments ?? []).map(({ arrangement, reason, updatedAt }) => ({ arrangement, reason, when: formatDate(new Date(updatedAt)) })),
      extensions: (known?.extensions ?? []).map(({ extendedTo, itemTitle, reason }) => ({ itemTitle, reason, until: formatDate(extendedTo as never) })),
    })
  },
})
