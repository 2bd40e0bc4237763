import type { Request } from 'express'
import { cursorPagination } from '#govuk'
import { ReportsDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { afterOf, param, pathTo } from '../../http/addresses.js'
import { sendOpenData } from '../../http/api-files.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { reportPaths } from './paths.js'
import { dayWords } from './report-view.js'

/** What everybody may use: public reports that have something final. */
const indexPage = page({
  path: reportPaths.openData, requireSignIn: false,
  get: async (req, res) => {
    const { reports } = await execute(req, ReportsDocument, { after: afterOf(req) })
    const open = reports.edges.flatMap(({ node }) => (node.organisationId === null && node.latestAsOf !== null ? [node] : []))
    res.render('reports/open-data', {
      title: 'Open data', catalogueHref: reportPaths.catalogue, schemaHref: reportPaths.schema, methodHref: reportPaths.method,
      reports: open.map(({ id, title, latestAsOf, areaKey, planId }) => {
        const newest = `/open-data/${encodeURIComponent(planId === null ? areaKey : `${areaKey}~${planId}`).replaceAll('%3A', ':')}/latest`
        return { title, href: pathTo(reportPaths.report, { reportId: id }), asOf: dayWords(latestAsOf ?? ''), files: [['XLSX', 'xlsx'], ['ODS', 'ods'], ['JSON', 'json'], ['PDF', 'pdf']].map(([text, format]) => ({ text, href: `${newest}/report.${format}` })) }
      }),
      pagination: cursorPagination(reports.pageInfo, reportPaths.openData, req.query, req.web.locale),
    })
  },
})

/** The same address at the API. A part that would lead out of the folder is no address of open data. */
function atApi(req: Request, path: string, names: readonly string[]): string {
  const parts = Object.fromEntries(names.map((name) => [name, param(req, name)]))
  if (Object.values(parts).some((part) => part === '' || part === '.' || part === '..')) throw new PageError('notFound')
  return pathTo(path, parts)
}

const passedOn = (path: string, names: readonly string[]) => page({ path, requireSignIn: false, get: (req, res) => sendOpenData(req, res, atApi(req, path, names)) })

export const openDataPages = [
  indexPage,
  passedOn(reportPaths.catalogue, []), passedOn(reportPaths.schema, []), passedOn(reportPaths.newestPage, ['area']), passedOn(reportPaths.newestFile, ['area', 'file']),
  passedOn(reportPaths.snapshotPage, ['area', 'asOf', 'number']), passedOn(reportPaths.file, ['area', 'asOf', 'number', 'file']),
]
