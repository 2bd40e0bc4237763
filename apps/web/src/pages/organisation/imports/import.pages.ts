import { z } from 'zod'
import { cursorPagination, formatNumber, pluralise } from '#govuk'
import { done, fieldsPage, nothing } from '../../../forms/fields-page.js'
import { ApplyImportDocument, CancelImportDocument, ImportReportDocument, ImportsDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { afterOf, param, textOf } from '../../../http/addresses.js'
import { sendApiFile, sendUpload } from '../../../http/api-files.js'
import { PageError } from '../../../http/page-error.js'
import { page, type Page } from '../../page.js'
import { importHref, importPath, type ImportScope } from './import-scope.js'
import { IMPORT_FILES, importHeadline, importKindWords, importRows, importTag, isUnderWay } from './import-view.js'

/** How often a page about work under way looks again, in seconds. */
const LOOK_AGAIN_S = 3

const history = (scope: ImportScope): Page => page({
  path: importPath(scope, 'list'),
  get: async (req, res) => {
    const [frame, { imports }] = await Promise.all([scope.frame(req), execute(req, ImportsDocument, { organisationId: scope.organisationId(req), after: afterOf(req) })])
    const list = importHref(scope, req, 'list')
    res.render('organisation/imports/imports', {
      title: 'Imports', organisation: frame, newHref: importHref(scope, req, 'new'),
      imports: imports.edges.map(({ node }) => ({
        ...node, href: importHref(scope, req, 'one', { importId: node.id }), kind: importKindWords(node.kind), tag: importTag(node.state),
        counts: node.rows === 0 ? '' : `${pluralise(node.rows, 'row')}${node.refused > 0 ? `, ${formatNumber(node.refused)} refused` : ''}`,
      })),
      pagination: cursorPagination(imports.pageInfo, list, req.query, req.web.locale),
    })
  },
})

const upload = (scope: ImportScope): Page => {
  const files = IMPORT_FILES.filter(({ value }) => scope.kinds.includes(value))
  return fieldsPage({
    path: importPath(scope, 'new'), view: 'organisation/imports/upload',
    load: async (req) => ({
      title: 'Import a file', caption: (await scope.frame(req)).name, sendsFile: true, files, button: 'Send the file', back: importHref(scope, req, 'list'),
      fields: [
        { kind: 'radios', name: 'kind', label: 'What does the file hold?', items: files.map(({ value, text, needed }) => ({ value, text, hint: { text: `Columns: ${needed}` } })) },
        { kind: 'radios', name: 'dryRun', label: 'What should happen?', items: [
          { value: 'true', text: 'Check it first', hint: { text: 'Nothing changes. You see what would happen and decide then.' } },
          { value: 'false', text: 'Import it at once, if every row is good' },
        ] },
        { kind: 'file', name: 'file', label: 'The file', hint: 'CSV in UTF-8, at most 100,000 rows. Excel: “Save as”, then “CSV UTF-8”.', accept: '.csv,text/csv' },
      ] as const,
      values: { dryRun: 'true', ...(files.length === 1 && { kind: files[0]?.value }) },
    }),
    body: z.object({ kind: z.string('Choose what the file holds').min(1, 'Choose what the file holds'), dryRun: z.enum(['true', 'false'], 'Choose what should happen') }),
    submit: async (req, { kind, dryRun }) => {
      if (!req.upload) return { userErrors: [{ field: 'file', message: 'Choose a CSV file' }] }
      const organisationId = scope.organisationId(req)
      const query = new URLSearchParams({ kind, dryRun, ...(organisationId !== null && { organisationId }) })
      const sent = await sendUpload(req, req.upload, `/imports?${query.toString()}`)
      return sent.ok ? { next: importHref(scope, req, 'one', { importId: sent.value }) } : { userErrors: sent.error }
    },
  })
}

/** An import that belongs under this address: those of other organisations are found under theirs. */
async function loadImport(scope: ImportScope, req: Parameters<ImportScope['frame']>[0]) {
  const [frame, { import: report }] = await Promise.all([scope.frame(req), execute(req, ImportReportDocument, { id: param(req, 'importId'), after: afterOf(req) })])
  const organisationId = scope.organisationId(req)
  if (organisationId !== null && report.organisation?.id !== organisationId) throw new PageError('notFound')
  return { frame, report }
}

const reportPage = (scope: ImportScope): Page => page({
  path: importPath(scope, 'one'),
  get: async (req, res) => {
    const { frame, report } = await loadImport(scope, req)
    const own = importHref(scope, req, 'one')
    const underWay = isUnderWay(report.state)
    const updates = underWay && textOf(req.query['updates']) !== 'off'
    // A header, as pages hold no scripts; who finds a moving page hard to read can stop it.
    if (updates) res.setHeader('refresh', String(LOOK_AGAIN_S))
    res.render('organisation/imports/report', {
      title: `Import of ${report.fileName ?? 'a file'}`, organisation: { name: frame.name }, report, tag: importTag(report.state), headline: importHeadline(report), rows: importRows(report),
      underWay, updates, done: Math.round(report.progress), updatesHref: `${own}${updates ? '?updates=off' : ''}`,
      problems: report.problems.edges.map(({ node }) => node), pagination: cursorPagination(report.problems.pageInfo, own, req.query, req.web.locale),
      links: { apply: importHref(scope, req, 'apply'), cancel: importHref(scope, req, 'cancel'), csv: importHref(scope, req, 'problems'), new: importHref(scope, req, 'new') },
      previous: importHref(scope, req, 'list'),
    })
  },
})

const apply = (scope: ImportScope): Page => fieldsPage({
  path: importPath(scope, 'apply'), body: nothing,
  load: async (req) => {
    const { frame, report } = await loadImport(scope, req)
    if (!report.viewerCanApply) throw new PageError('notFound')
    const good = report.rows - report.refused
    return {
      report, title: report.refused > 0 ? `Import the ${pluralise(good, 'good row')} only?` : `Import ${pluralise(good, 'row')}?`, caption: frame.name,
      effects: [`${formatNumber(report.created)} new, ${formatNumber(report.updated)} changed, ${formatNumber(report.unchanged)} as they are already.`, ...(report.refused > 0 ? [`${pluralise(report.refused, 'row')} will be left out. The report says why.`] : [])],
      ...(report.sameFileAppliedAt !== null && { lead: ['A file with exactly this content was imported before. Importing it again does no harm.'] }),
      fields: [], button: report.refused > 0 ? 'Import the good rows' : 'Import', back: importHref(scope, req, 'one'),
    }
  },
  submit: async (req, _body, { report }) => {
    const { applyImport } = await execute(req, ApplyImportDocument, { id: report.id, skipBadRows: report.refused > 0 })
    return done(applyImport.userErrors, importHref(scope, req, 'one'), 'The import has started.')
  },
})

const cancel = (scope: ImportScope): Page => fieldsPage({
  path: importPath(scope, 'cancel'), body: nothing,
  load: async (req) => {
    const { frame, report } = await loadImport(scope, req)
    if (!report.viewerCanCancel) throw new PageError('notFound')
    return { report, title: 'Cancel this import?', caption: frame.name, lead: ['It stops, and changes nothing. The file can be sent again at any time.'], fields: [], button: 'Cancel the import', dangerous: true, stay: 'Keep it', back: importHref(scope, req, 'one') }
  },
  submit: async (req, _body, { report }) => {
    const { cancelImport } = await execute(req, CancelImportDocument, { id: report.id })
    return done(cancelImport.userErrors, importHref(scope, req, 'one'), 'The import is cancelled.')
  },
})

const problemsFile = (scope: ImportScope): Page => page({
  path: importPath(scope, 'problems'),
  get: (req, res) => sendApiFile(req, res, `/imports/${encodeURIComponent(param(req, 'importId'))}/problems.csv`),
})

/** Everything about imports: their history, sending a file, following it, its report, importing what was checked. */
export const importPages = (scope: ImportScope): readonly Page[] =>
  [history, upload, problemsFile, reportPage, apply, cancel].map((make) => make(scope))
