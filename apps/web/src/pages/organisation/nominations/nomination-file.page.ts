import type { Request, Response } from 'express'
import { z } from 'zod'
import { pluralise } from '#govuk'
import { fieldsPage, type Field, type FieldsForm } from '../../../forms/fields-page.js'
import { sendFile } from '../../../http/api-files.js'
import { param } from '../../../http/addresses.js'
import { reportView, type ImportReport } from '../../runs/places/import-report.js'
import { here, organisationIdOf } from '../frame.js'
import { organisationPaths } from '../paths.js'
import { fileOf, holdFile } from './held-file.js'
import { loadRun } from './load-run.js'

const fileField: Field = { kind: 'file', name: 'file', label: 'The file', hint: 'CSV in UTF-8. Excel: “Save as”, then “CSV UTF-8”.', accept: '.csv,text/csv' }

async function load(req: Request) {
  const loaded = await loadRun(req)
  return { ...loaded, title: `Nominate from a file for ${loaded.runTitle}`, fields: [fileField], sendsFile: true, button: 'Check the file', back: here(req, 'nominate') } satisfies FieldsForm
}

/** The report of a file: what would happen with the means to go on, or what happened. */
function report(req: Request, res: Response, { runTitle }: { readonly runTitle: string }, answer: ImportReport, held: string | undefined): undefined {
  const shown = reportView(answer)
  res.status(answer.stopped ? 422 : 200).render('organisation/nominations/file-report', {
    title: answer.dryRun ? 'Check your nominations' : 'What became of your nominations', runTitle, report: shown, held, fileField,
    button: `Nominate ${pluralise(shown.entered, 'person', 'people')}`, previous: here(req, 'nominateFile'), runHref: here(req, 'nominate'),
  })
  return undefined
}

const EMPTY = 'The file names nobody. Put one email address on each line below the line with the names of the columns'

/** Nominates the people of a CSV file: the file, then what would become of each line, then done. */
export const nominateFilePage = fieldsPage({
  path: organisationPaths.nominateFile, view: 'organisation/nominations/nominate-file', load,
  body: z.object({ step: z.enum(['check', 'send']).catch('check'), held: z.string().default('') }),
  submit: async (req, { step, held }, loaded, res) => {
    const file = req.upload ?? (step === 'send' && held !== '' ? fileOf(held) : undefined)
    if (file === undefined) return { userErrors: [{ field: 'file', message: 'Choose a CSV file' }] }
    const holding = holdFile(file)
    const query = new URLSearchParams({ runId: param(req, 'runId'), organisationId: organisationIdOf(req), dryRun: String(step === 'check') })
    const sent = await sendFile<ImportReport>(req, holding.upload, `/enrolment-imports?${query.toString()}`)
    if (!sent.ok) return { userErrors: sent.error }
    if (sent.value.rows === 0 && !sent.value.stopped) return { userErrors: [{ field: 'file', message: EMPTY }] }
    const { dryRun, refused, stopped } = sent.value
    if (dryRun || refused > 0 || stopped) return report(req, res, loaded, sent.value, holding.text())
    return { next: here(req, 'nominate'), notice: `${reportView(sent.value).lines.slice(1).join(' ')}` }
  },
})
