import { cursorPagination, formatNumber } from '#govuk'
import { formPage } from '../../../forms/form-page.js'
import { nothing } from '../../../forms/fields-page.js'
import { OrganisationExportDocument, OrganisationExportsDocument, RequestExportDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { afterOf, param, textOf } from '../../../http/addresses.js'
import { sendApiFile } from '../../../http/api-files.js'
import { page } from '../../page.js'
import { here, organisationFrame, organisationIdOf } from '../frame.js'
import { organisationPaths } from '../paths.js'
import { exportTag, fileSizeWords } from './export-view.js'

const LOOK_AGAIN_S = 3

/** The exports of the last days, and a button for a new one. */
const exportsPage = formPage({
  path: organisationPaths.exports, view: 'organisation/exports/exports', body: nothing, title: () => 'Export everything',
  load: async (req) => {
    const { organisation, exports } = await execute(req, OrganisationExportsDocument, { organisationId: organisationIdOf(req), after: afterOf(req) })
    return {
      organisation: organisationFrame(organisation, 'exports'),
      exports: exports.edges.map(({ node }) => ({ ...node, href: here(req, 'export', { exportId: node.id }), tag: exportTag(node.state), size: node.fileSize === null ? '' : fileSizeWords(node.fileSize) })),
      pagination: cursorPagination(exports.pageInfo, here(req, 'exports'), req.query, req.web.locale),
    }
  },
  submit: async (req) => {
    const { requestExport } = await execute(req, RequestExportDocument, { organisationId: organisationIdOf(req) })
    return requestExport.export ? { next: here(req, 'export', { exportId: requestExport.export.id }) } : { userErrors: requestExport.userErrors }
  },
})

const exportPage = page({
  path: organisationPaths.export,
  get: async (req, res) => {
    const { organisation, export: one } = await execute(req, OrganisationExportDocument, { organisationId: organisationIdOf(req), id: param(req, 'exportId') })
    const underWay = one.state === 'QUEUED' || one.state === 'BUILDING'
    const updates = underWay && textOf(req.query['updates']) !== 'off'
    if (updates) res.setHeader('refresh', String(LOOK_AGAIN_S))
    res.render('organisation/exports/export', {
      title: 'Your export', organisation: { name: organisation.name }, one, tag: exportTag(one.state), underWay, updates,
      updatesHref: `${here(req, 'export')}${updates ? '?updates=off' : ''}`, fileHref: here(req, 'exportFile'),
      size: one.fileSize === null ? '' : fileSizeWords(one.fileSize), rows: formatNumber(one.rows), previous: here(req, 'exports'),
    })
  },
})

const exportFile = page({
  path: organisationPaths.exportFile,
  get: (req, res) => sendApiFile(req, res, `/exports/${encodeURIComponent(param(req, 'exportId'))}.zip`),
})

export const exportPages = [exportsPage, exportFile, exportPage]
