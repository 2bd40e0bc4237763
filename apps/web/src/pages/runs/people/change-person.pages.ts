import { z } from 'zod'
import { formatDate, pluralise } from '#govuk'
import type { PlainDate } from '#kernel'
import {
  DeferFromRunDocument, OtherRunsDocument, RecordPersonItemDocument, RejectEnrolmentDocument, TransferEnrolmentDocument, WaiveItemDocument, WithdrawFromRunDocument,
} from '../../../generated/graphql.js'
import { formPage } from '../../../forms/form-page.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { textField } from '../form-fields.js'
import { confirmPage } from '../frame/confirm-page.js'
import { param, pathTo, runPaths } from '../paths.js'
import { loadPerson } from './load-person.js'

const REASONS: readonly (readonly [string, string])[] = [
  ['workload', 'Workload'], ['left_organisation', 'They left the organisation'], ['priorities_changed', 'Priorities changed'], ['health_or_family', 'Health or family'],
  ['not_the_right_programme', 'Not the right programme'], ['dates_do_not_suit', 'The dates do not suit'], ['other', 'Something else'],
]

/** Takes somebody out of the run, for good or with a claim to a later one. */
export const withdrawPage = formPage({
  path: runPaths.withdraw,
  view: 'runs/people/withdraw',
  load: async (req) => {
    const person = await loadPerson(req)
    if (!person.enrolment.viewerCanLeave) throw new PageError('notFound')
    return { ...person, reasons: REASONS.map(([value, text]) => ({ value, text })) }
  },
  title: ({ name }) => `Withdraw or defer ${name}`,
  previous: (_req, { back }) => back,
  body: z.object({ how: z.enum(['withdraw', 'defer'], { error: 'Choose whether they keep a claim' }), reason: z.string({ error: 'Choose a reason' }), note: textField }),
  submit: async (req, _res, { how, note, reason }, { back, ids, name }) => {
    const input = { enrolmentId: ids.enrolmentId, reason, note }
    const { userErrors } = how === 'defer'
      ? (await execute(req, DeferFromRunDocument, { input })).deferEnrolment
      : (await execute(req, WithdrawFromRunDocument, { input })).withdrawEnrolment
    if (userErrors.length > 0) return { userErrors: userErrors.map(({ field, message }) => ({ message, field: field === 'reason' && reason === 'other' ? 'note' : (field ?? null) })) }
    return { next: back, notice: how === 'defer' ? `${name} is deferred and keeps a claim to a later run` : `${name} is withdrawn` }
  },
})

const OPEN = new Set(['open', 'closed', 'in_progress'])

/** Moves somebody into another run of the same programme. */
export const transferPage = formPage({
  path: runPaths.transfer,
  view: 'runs/people/transfer',
  load: async (req) => {
    const person = await loadPerson(req)
    if (!person.enrolment.viewerCanManage) throw new PageError('notFound')
    const { cohortRuns } = await execute(req, OtherRunsDocument, { programmeId: person.cohortRun.programmeId })
    const runs = cohortRuns.edges.map(({ node }) => node).filter(({ id, state }) => id !== person.run.id && OPEN.has(state))
    return {
      ...person,
      runs: runs.map(({ capacity, id, startsOn, taken, title, waiting }) => ({
        value: id, text: title, hint: { text: `Starts ${formatDate(startsOn as PlainDate)}. ${pluralise(Math.max(0, capacity - taken), 'place')} free, ${waiting} waiting.` },
      })),
    }
  },
  title: ({ name }) => `Transfer ${name}`,
  previous: (_req, { back }) => back,
  body: z.object({ toRunId: z.string({ error: 'Choose a run' }), mayWait: z.string().optional() }),
  submit: async (req, _res, { mayWait, toRunId }, { ids, name }) => {
    const { transferEnrolment } = await execute(req, TransferEnrolmentDocument, { input: { enrolmentId: ids.enrolmentId, toRunId, mayWait: mayWait === 'yes' } })
    if (transferEnrolment.userErrors.length > 0 || !transferEnrolment.enrolment) return { userErrors: transferEnrolment.userErrors.map(({ message }) => ({ message, field: 'toRunId' })) }
    return { next: pathTo(runPaths.person, { id: toRunId, enrolmentId: transferEnrolment.enrolment.id }), notice: `${name} is transferred to this run` }
  },
})

/** The programme manager's no to an application. */
export const rejectPage = confirmPage({
  path: runPaths.reject,
  load: async (req) => {
    const { back, enrolment, name, run } = await loadPerson(req)
    if (!enrolment.viewerCanManage) throw new PageError('notFound')
    return {
      run, back, title: `Turn down ${name}`, lead: ['Their application ends.'], effects: ['They are told, with your reason.', 'They can apply for other runs.'],
      button: 'Turn down', dangerous: true, reason: { label: 'Why?', hint: 'They read this.' },
    }
  },
  submit: async (req, reason) => {
    const { rejectEnrolment } = await execute(req, RejectEnrolmentDocument, { input: { enrolmentId: param(req, 'enrolmentId'), reason } })
    return { userErrors: rejectEnrolment.userErrors, notice: 'The application is turned down. They will be told.' }
  },
})

const itemOf = async (req: Parameters<typeof loadPerson>[0]) => {
  const person = await loadPerson(req)
  const item = person.progress.items.find(({ itemId }) => itemId === param(req, 'itemId'))
  if (!item) throw new PageError('notFound')
  return { ...person, item }
}

/** Records that somebody has done a module or met their mentor. */
export const recordItemPage = confirmPage({
  path: runPaths.recordItem,
  load: async (req) => {
    const { back, item, name, run } = await itemOf(req)
    return { run, back, title: `Record “${item.title}” as done`, lead: [`For ${name}. It counts towards their completion.`], button: 'Record as done' }
  },
  submit: async (req) => {
    const { recordItemDone } = await execute(req, RecordPersonItemDocument, { input: { enrolmentId: param(req, 'enrolmentId'), itemId: param(req, 'itemId') } })
    return { userErrors: recordItemDone.userErrors, notice: 'Recorded as done' }
  },
})

/** Lets somebody off an item of the curriculum, for good. */
export const waiveItemPage = confirmPage({
  path: runPaths.waiveItem,
  load: async (req) => {
    const { back, item, name, progress, run } = await itemOf(req)
    if (!progress.viewerCanWaive) throw new PageError('notFound')
    return {
      run, back, title: `Let ${name} off “${item.title}”`, lead: ['It then counts as done for them.'], warning: 'This cannot be taken back.', button: 'Let them off', dangerous: true,
      reason: { label: 'Why?', hint: 'The reason stays in the record.' },
    }
  },
  submit: async (req, reason) => {
    const { waiveItem } = await execute(req, WaiveItemDocument, { input: { enrolmentId: param(req, 'enrolmentId'), itemId: param(req, 'itemId'), reason } })
    return { userErrors: waiveItem.userErrors, notice: 'They are let off this item' }
  },
})
