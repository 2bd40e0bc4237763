import type { Request } from 'express'
import { z } from 'zod'
import { endOfQuarter, londonDate, parseAreaKey, previousQuarter, quarterOf } from '#kernel'
import { dateField, gatherDate } from '../../forms/date-field.js'
import { type Choice, dateValues, type Field, fieldsPage } from '../../forms/fields-page.js'
import { ReportPlansDocument, RequestReportDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { pathTo, textOf } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { areaKeyOf, areaQuestions, WHICH } from '../area-of-a-figure.js'
import { planChoices, whatIsInIt } from './builder.js'
import { reportPaths } from './paths.js'
import { areaChoices, canAskForSome } from './run-view.js'

const KINDS = ['nation', 'region', 'organisation', 'programme', 'centre'] as const
const mayAsk = (req: Request): void => {
  if (!canAskForSome(req.session.viewer?.roles ?? [])) throw new PageError('notFound')
}

/** First step of a report: what it is about. That decides which plans it can be held against. */
const askPage = fieldsPage({
  path: reportPaths.ask,
  load: (req) => {
    mayAsk(req)
    const choices = areaChoices(req.session.viewer?.roles ?? [])
    return { title: 'Have a report computed', fields: areaQuestions(choices.map(({ value }) => value), 'What is the report about?', choices), button: 'Continue', back: reportPaths.all, values: { kind: choices.length === 1 ? (choices[0]?.value ?? '') : '' } }
  },
  body: z.object({ kind: z.enum(KINDS, { error: 'Choose what the report is about' }).optional(), [WHICH]: z.string().trim().max(200, 'Use at most 200 characters').default('') }),
  submit: async (req, { kind, which }) => {
    const areaKey = kind === undefined ? { field: 'kind', message: 'Choose what the report is about' } : await areaKeyOf(req, kind, which)
    return typeof areaKey === 'string' ? { next: `${reportPaths.askFor}?${new URLSearchParams({ area: areaKey }).toString()}` } : { userErrors: [areaKey] }
  },
})

/** Second step: against which plan, of which day, and what will be in it. A report that is there already begins here. */
const askForPage = fieldsPage({
  path: reportPaths.askFor, view: 'reports/ask-for',
  load: async (req, res) => {
    mayAsk(req)
    const [key, plan] = [textOf(req.query['area']), textOf(req.query['plan'])]
    const area = parseAreaKey(key)
    if (area === undefined) {
      res.redirect(303, reportPaths.ask)
      return undefined
    }
    const again = 'again' in req.query
    const { nationalWorkforcePlan: national, ofArea, regional } = await execute(req, ReportPlansDocument, { areaKey: key })
    const choices = planChoices(area, { national, ofArea: ofArea.edges.map(({ node }) => node), regional: regional.edges.map(({ node }) => node) })
    // A day that is over; by default the end of the last quarter.
    const asOf = endOfQuarter(previousQuarter(quarterOf(londonDate(req.web.services.clock.now()))))
    const fields: Field[] = [
      ...(again || choices.items.length < 2 ? [] : [{ kind: 'radios' as const, name: 'plan', label: 'Against which plan?', items: choices.items as readonly Choice[] }]),
      { kind: 'date', name: 'asOf', label: 'As of which day?', hint: 'Figures are those of the end of this day. For example, the last day of a quarter.' },
      ...(again ? [] : [{ kind: 'radios' as const, name: 'quarterly', label: 'Should it be computed again by itself after each quarter?', hint: 'Yes begins that for a report that is there already, too. It is ended on the page of the report.', items: [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }] }]),
    ]
    return {
      title: again ? 'Have the report computed again' : 'What will be in the report', caption: choices.areaName ?? '', fields, button: 'Compute', back: again ? reportPaths.all : reportPaths.ask, areaKey: key, plan, again,
      contents: whatIsInIt(area), about: again || choices.items.length > 1 ? null : choices.only, values: { plan: plan || 'own', quarterly: 'no', ...dateValues('asOf', asOf) },
    }
  },
  body: z.preprocess((body) => gatherDate(body as Readonly<Record<string, unknown>>, 'asOf'), z.object({
    plan: z.string().max(60).optional(), asOf: dateField('Day'), quarterly: z.enum(['yes', 'no'], { error: 'Choose whether it should be computed again by itself' }).default('no'),
  })),
  submit: async (req, { plan, asOf, quarterly }, { areaKey, plan: given, again }) => {
    const chosen = again ? given : (plan ?? '')
    try {
      const { run, userErrors } = (await execute(req, RequestReportDocument, { input: { areaKey, planId: chosen === '' || chosen === 'own' ? null : chosen, asOf, quarterly: quarterly === 'yes' } })).requestReport
      return run === null ? { userErrors } : { next: pathTo(reportPaths.run, { runId: run.id }) }
    } catch (error) {
      // The area was typed a step before: that it is not there, or not theirs, is an error of the form.
      if (error instanceof PageError && (error.kind === 'notFound' || error.kind === 'forbidden')) {
        return { userErrors: [{ field: null, message: error.kind === 'notFound' ? 'There is no such area or plan. Go back and check how it is written.' : 'You cannot have reports of this area computed. Ask an analyst of the organisation that owns it.' }] }
      }
      throw error
    }
  },
})

export const reportAskingFirstPages = [askPage, askForPage]
