import type { Request } from 'express'
import { formatDate, pluralise } from '#govuk'
import type { PlainDate } from '#kernel'
import { CancelRunDocument, CloseRunDocument, CompleteRunDocument, OpenRunDocument, OtherRunsDocument, ReopenRunDocument, RunCancellationDocument, RunForChangeDocument, StartRunDocument, type RunForChangeData } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { confirmPage } from '../frame/confirm-page.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths } from '../paths.js'
import { cancellationEffects } from './cancellation-effects.js'

type Facts = RunForChangeData
type UserErrors = readonly { readonly field?: string | null; readonly message: string }[]

interface Step {
  readonly title: string
  readonly lead: (facts: Facts) => readonly string[]
  readonly effects: readonly string[]
  readonly button: string
  readonly notice: string
  readonly reason?: (facts: Facts) => { readonly label: string; readonly hint?: string } | undefined
  readonly send: (req: Request, runId: string, reason: string) => Promise<UserErrors>
}

const date = (text: string) => formatDate(text as PlainDate)

/** The steps by hand, each with its words and its operation. */
const STEPS: Readonly<Record<string, Step>> = {
  open: {
    title: 'Open for applications', lead: ({ cohortRun }) => [`People can apply from ${date(cohortRun.opensOn)} to ${date(cohortRun.closesOn)}.`],
    effects: ['Everybody can see the run in the catalogue.', 'Places are offered as people come in, by the rules of the plan.'], button: 'Open the run', notice: 'The run is open',
    send: async (req, runId) => (await execute(req, OpenRunDocument, { input: { runId } })).openCohortRun.userErrors,
  },
  close: {
    title: 'Close applications early', lead: ({ cohortRun }) => [`Applications would otherwise close on ${date(cohortRun.closesOn)}.`],
    effects: ['Nobody can apply or be nominated any more.', 'Places that come free still go to the waiting list.'], button: 'Close applications', notice: 'Applications are closed',
    send: async (req, runId) => (await execute(req, CloseRunDocument, { input: { runId } })).closeCohortRun.userErrors,
  },
  reopen: {
    title: 'Open applications again', lead: ({ cohortRun }) => [`People can apply until ${date(cohortRun.closesOn)}. If that day has passed, set a later one in the plan first.`],
    effects: [], button: 'Open applications again', notice: 'Applications are open again',
    send: async (req, runId) => (await execute(req, ReopenRunDocument, { input: { runId } })).reopenCohortRun.userErrors,
  },
  start: {
    title: 'Start the run', lead: ({ cohortRun, runDemand }) => [`The run starts on ${date(cohortRun.startsOn)}. ${pluralise(runDemand.seats, 'place is', 'places are')} held; it needs ${cohortRun.minimum} to go ahead.`],
    effects: ['Everybody who accepted takes part.', 'Whoever still waits is told that the run has started without them.', 'No more places are offered.'], button: 'Start the run', notice: 'The run has started',
    reason: ({ runDemand }) => (runDemand.minimumOutlook === 'reached' ? undefined : { label: 'Why does it go ahead below the minimum?', hint: 'Needed while fewer people have accepted than the run needs.' }),
    send: async (req, runId, reason) => (await execute(req, StartRunDocument, { input: { runId, reason } })).startCohortRun.userErrors,
  },
  complete: {
    title: 'Complete the run', lead: ({ cohortRun }) => [`The last day of the run is ${date(cohortRun.endsOn)}. All its sessions have to be held or cancelled.`],
    effects: ['The run is closed for good: its plan and sessions can no longer be changed.', 'Offers that were not answered lapse.'], button: 'Complete the run', notice: 'The run is completed',
    send: async (req, runId) => (await execute(req, CompleteRunDocument, { input: { runId } })).completeCohortRun.userErrors,
  },
}

const mayManage = ({ viewerCanManage }: { readonly viewerCanManage: boolean }) => viewerCanManage

/** Opens, closes, reopens, starts or completes a run. */
export const changeRunPage = confirmPage({
  path: runPaths.change,
  load: async (req) => {
    const action = param(req, 'action')
    const step = Object.hasOwn(STEPS, action) ? STEPS[action] : undefined
    if (!step) throw new PageError('notFound')
    const facts = await execute(req, RunForChangeDocument, { id: param(req, 'id') })
    const reason = step.reason?.(facts)
    return {
      run: frameOf(facts.cohortRun, 'run', mayManage), step, title: step.title, lead: step.lead(facts), effects: step.effects, button: step.button, ...(reason && { reason }),
      back: pathTo(runPaths.run, { id: facts.cohortRun.id }),
    }
  },
  submit: async (req, reason, { run, step }) => ({ userErrors: await step.send(req, run.id, reason), notice: step.notice }),
})

/** Cancels a run, after saying what that means for the people in it. */
export const cancelRunPage = confirmPage({
  path: runPaths.cancel,
  load: async (req) => {
    const { cohortRun, cohortRunSessions, runDemand } = await execute(req, RunCancellationDocument, { id: param(req, 'id') })
    const run = frameOf(cohortRun, 'run', mayManage)
    const others = await execute(req, OtherRunsDocument, { programmeId: cohortRun.programmeId })
    return {
      run, title: 'Cancel this run', lead: [],
      effects: cancellationEffects({ demand: runDemand, sessions: cohortRunSessions.edges.map(({ node }) => node), runId: run.id, others: others.cohortRuns.edges.map(({ node }) => node) }),
      warning: 'A cancelled run cannot be opened again.', button: 'Cancel this run', stay: 'Keep this run', dangerous: true,
      reason: { label: 'Why is it cancelled?', hint: 'Everybody in the run reads this.' },
      back: pathTo(runPaths.run, { id: run.id }),
    }
  },
  submit: async (req, reason, { run }) => {
    const { cancelCohortRun } = await execute(req, CancelRunDocument, { input: { runId: run.id, reason } })
    return { userErrors: cancelCohortRun.userErrors, notice: 'The run is cancelled. Everybody in it will be told.' }
  },
})
