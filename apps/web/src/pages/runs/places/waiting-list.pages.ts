import type { Request } from 'express'
import { z } from 'zod'
import { OfferPlaceDocument, PrioritiseEnrolmentDocument, RunWaitingListDocument } from '../../../generated/graphql.js'
import { formPage } from '../../../forms/form-page.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { page } from '../../page.js'
import { textField, wholeField } from '../form-fields.js'
import { confirmPage } from '../frame/confirm-page.js'
import { frameOf } from '../frame/load-run.js'
import { POLICY_WORDS } from '../overview/run-summary.js'
import { param, pathTo, runPaths } from '../paths.js'
import { priorityHeading, waitingRow } from './waiting-rows.js'

async function loadQueue(req: Request) {
  const { cohortRun, waitingList } = await execute(req, RunWaitingListDocument, { id: param(req, 'id') })
  return { run: frameOf(cohortRun, 'waiting-list', ({ viewerCanManage }) => viewerCanManage), cohortRun, waitingList }
}

async function loadWaiting(req: Request) {
  const { cohortRun, run, waitingList } = await loadQueue(req)
  const waiting = waitingList.find(({ enrolment }) => enrolment.id === param(req, 'enrolmentId'))
  if (!waiting) throw new PageError('notFound')
  return { run, policy: cohortRun.policy, waiting, name: waiting.enrolment.personName ?? 'this person', before: waitingList.filter(({ blockedBy, position }) => position < waiting.position && blockedBy === null), back: pathTo(runPaths.waitingList, { id: run.id }) }
}

/** The waiting list in the order of its policy, with what stands in each one's way. */
export const waitingListPage = page({
  path: runPaths.waitingList,
  get: async (req, res) => {
    const { cohortRun, run, waitingList } = await loadQueue(req)
    res.render('runs/places/waiting-list', {
      title: `Waiting list: ${run.title}`, run, policy: POLICY_WORDS[cohortRun.policy], priority: priorityHeading(cohortRun.policy), rows: waitingList.map(waitingRow(run.id, cohortRun.policy)),
      places: `${cohortRun.taken} of ${cohortRun.capacity} places are held.`,
    })
  },
})

/** Offers a place by hand. */
export const offerPage = confirmPage({
  path: runPaths.offer,
  load: async (req) => {
    const { back, before, name, run, waiting } = await loadWaiting(req)
    return {
      run, title: `Offer a place to ${name}`, lead: [`${name} is number ${waiting.position} on the waiting list.`], effects: ['They get a message, and can accept or decline until the offer lapses.'],
      ...(before.length > 0 && {
        warning: `This passes over ${before.length === 1 ? (before[0]?.enrolment.personName ?? 'somebody') : `${before.length} people`} who could have the place.`,
        reason: { label: 'Why do they come first?', hint: 'Kept in the history. The people concerned can read it.' },
      }),
      button: 'Offer the place', back,
    }
  },
  submit: async (req, reason) => {
    const { offerPlace } = await execute(req, OfferPlaceDocument, { input: { enrolmentId: param(req, 'enrolmentId'), reason } })
    return { userErrors: offerPlace.userErrors, notice: 'The place is offered' }
  },
})

/** Sets somebody's score or rank, with a reason. */
export const prioritisePage = formPage({
  path: runPaths.prioritise,
  view: 'runs/places/prioritise',
  load: async (req) => {
    const { back, name, policy, run, waiting } = await loadWaiting(req)
    const heading = priorityHeading(policy)
    if (heading === undefined) throw new PageError('notFound')
    return { run, back, name, waiting, heading, hint: policy === 'manual' ? 'A whole number from 1. The lowest comes first.' : 'A whole number from 0 to 1,000. The highest comes first.' }
  },
  title: ({ heading, name }) => `${heading} of ${name}`,
  previous: (_req, { back }) => back,
  body: z.object({ value: wholeField('Number'), reason: textField }),
  initial: ({ waiting }) => ({ value: waiting.priorityScore ?? waiting.manualRank ?? '' }),
  submit: async (req, _res, form, { back, name }) => {
    const { prioritiseEnrolment } = await execute(req, PrioritiseEnrolmentDocument, { input: { enrolmentId: param(req, 'enrolmentId'), ...form } })
    return prioritiseEnrolment.userErrors.length > 0 ? { userErrors: prioritiseEnrolment.userErrors } : { next: back, notice: `The order is changed for ${name}` }
  },
})
