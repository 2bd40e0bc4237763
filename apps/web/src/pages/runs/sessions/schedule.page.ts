import type { Request, Response } from 'express'
import { formatDate, formatMinutes, listInWords, pluralise, summaryRows, type UserError } from '#govuk'
import { PreviewSessionsDocument, ScheduleSessionsDocument, SchedulingFactsDocument } from '../../../generated/graphql.js'
import { formPage } from '../../../forms/form-page.js'
import { execute } from '../../../graphql/graphql-client.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths } from '../paths.js'
import { keepFields, planButton, previewDates } from './preview-dates.js'
import { RHYTHMS, rhythmWords, sessionChoices } from './session-choices.js'
import { scheduleBody, scheduleInput } from './session-form.js'
import { DELIVERY_MODES as MODE_WORDS } from '../../catalogue/words.js'

type Form = ReturnType<typeof scheduleBody.parse>

async function load(req: Request) {
  const { cohortRun } = await execute(req, SchedulingFactsDocument, { id: param(req, 'id') })
  return {
    run: frameOf(cohortRun, 'sessions', ({ viewerCanManageSessions }) => viewerCanManageSessions),
    choices: sessionChoices(cohortRun), rhythms: RHYTHMS, deliveryMode: cohortRun.deliveryMode,
    between: `Between ${formatDate(cohortRun.startsOn as never)} and ${formatDate(cohortRun.endsOn as never)}, the dates of the run.`,
    facilitatorsHref: pathTo(runPaths.facilitators, { id: cohortRun.id }),
  }
}

async function showPreview(req: Request, res: Response, form: Form, { run, choices }: Awaited<ReturnType<typeof load>>): Promise<{ userErrors: readonly UserError[] } | undefined> {
  const { previewSessions } = await execute(req, PreviewSessionsDocument, { input: scheduleInput(run.id, form) })
  if (previewSessions.userErrors.length > 0) return { userErrors: nameFields(previewSessions.userErrors) }
  const { sessions } = previewSessions
  const clashing = sessions.filter(({ problem }) => problem !== null)
  const series = form.repeats !== 'once'
  const skipped = series ? form.skip : []
  const dates = previewDates(sessions, skipped)
  res.render('runs/sessions/schedule-preview', {
    title: 'Check the dates', run, series, dates, skipped, button: planButton(sessions.length), values: {},
    kept: keepFields(req.body as Record<string, unknown>, ['_csrf', 'step', 'skip']),
    clashes: clashing.length === 0 ? undefined : series
      ? `${pluralise(clashing.length, 'date')} cannot be planned as it stands. Leave ${clashing.length === 1 ? 'it' : 'them'} out, or change the details.` : clashing[0]?.problem,
    rows: summaryRows([
      { key: 'Title', value: form.title },
      { key: 'How people meet', value: [MODE_WORDS[form.mode], form.location].filter(Boolean).join(': ') },
      { key: 'Who holds it', value: listInWords(choices.facilitators.filter(({ value }) => form.facilitatorIds.includes(value)).map(({ text }) => text)) },
      { key: 'Length', value: formatMinutes(form.duration) },
      series ? { key: 'Takes place', value: rhythmWords(form.repeats) } : { key: 'When', value: dates[0]?.text },
    ]),
    previous: pathTo(runPaths.sessions, { id: run.id }),
  })
  return undefined
}

/** The API speaks of a rhythm and of single facilitators; the form has one question for each. */
const nameFields = (errors: readonly UserError[]): UserError[] =>
  errors.map(({ field, message }) => ({ message, field: field === 'rhythm' ? 'repeats' : field?.startsWith('facilitatorIds') ? 'facilitatorIds' : field?.startsWith('skip') ? 'date' : (field ?? null) }))

/** Plans one session or a series: the form, then the dates to check, then done. */
export const schedulePage = formPage({
  path: runPaths.scheduleSession,
  view: 'runs/sessions/schedule',
  load,
  title: () => 'Plan sessions',
  previous: (req) => pathTo(runPaths.sessions, { id: param(req, 'id') }),
  body: scheduleBody,
  initial: ({ choices, deliveryMode }) => ({
    mode: deliveryMode, repeats: 'once', ...(choices.facilitators.length === 1 && { facilitatorIds: choices.facilitators.map(({ value }) => value) }),
  }),
  submit: async (req, res, form, loaded) => {
    if (form.step === 'edit') return { userErrors: [] }
    if (form.step === 'preview') return showPreview(req, res, form, loaded)
    const { scheduleSessions } = await execute(req, ScheduleSessionsDocument, { input: scheduleInput(loaded.run.id, form) })
    if (scheduleSessions.userErrors.length > 0) return { userErrors: nameFields(scheduleSessions.userErrors) }
    return { next: pathTo(runPaths.sessions, { id: loaded.run.id }), notice: `${pluralise(scheduleSessions.sessions.length, 'session')} planned. People on the register will be invited.` }
  },
})
