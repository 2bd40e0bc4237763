import { Readable } from 'node:stream'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { RunForNominationsDocument } from '../../../generated/graphql.js'
import { formPage } from '../../../forms/form-page.js'
import { execute } from '../../../graphql/graphql-client.js'
import { sendFile } from '../../../http/api-files.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths } from '../paths.js'
import { asCsv, reportView, type ImportReport } from './import-report.js'

const body = z.object({ list: z.string().default(''), step: z.enum(['check', 'enter']).default('check') })

async function send(req: Request, runId: string, list: string, dryRun: boolean) {
  const upload = req.upload ?? { name: 'people.csv', content: Readable.from([asCsv(list)]) }
  return sendFile<ImportReport>(req, upload, `/enrolment-imports?runId=${encodeURIComponent(runId)}&dryRun=${dryRun}`)
}

/** Enrols many people at once from a list: first what would happen, line by line, then the deed. */
export const nominatePage = formPage({
  path: runPaths.nominate,
  view: 'runs/places/nominate',
  load: async (req) => {
    const { cohortRun } = await execute(req, RunForNominationsDocument, { id: param(req, 'id') })
    return { run: frameOf(cohortRun, 'enrolments', ({ viewerCanManage }) => viewerCanManage), sendsFile: true }
  },
  title: () => 'Enrol people from a list',
  previous: (_req, { run }) => pathTo(runPaths.enrolments, { id: run.id }),
  body,
  submit: async (req, res: Response, { list, step }, { run }) => {
    if (!req.upload && list.trim() === '') return { userErrors: [{ field: 'list', message: 'Write at least one email address, or choose a file' }] }
    const sent = await send(req, run.id, list, step === 'check')
    if (!sent.ok) return { userErrors: sent.error }
    const report = sent.value
    if (report.dryRun || report.refused > 0 || report.stopped) {
      res.status(report.stopped ? 422 : 200).render('runs/places/import-report', {
        title: report.dryRun ? 'What would happen' : 'What happened', run, report: reportView(report), list: req.upload ? '' : list, previous: pathTo(runPaths.nominate, { id: run.id }),
        enrolmentsHref: pathTo(runPaths.enrolments, { id: run.id }),
      })
      return undefined
    }
    return { next: pathTo(runPaths.enrolments, { id: run.id }), notice: reportView(report).summary }
  },
})
