import type { Request } from 'express'
import { CellOffersDocument, MatrixCellsDocument, ResponsibilityMatrixDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo, textOf } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { areaWords, audienceChoices, audienceWords, bodyWords, cellTag, crowdedWords, isCell, matrixFigures, matrixTable, obligationWords } from './matrix-view.js'
import { matrixPaths } from './paths.js'

const audienceOf = (req: Request): string => audienceChoices.find(({ value }) => value === textOf(req.query['audience']))?.value ?? ''

/** Six bodies by six areas: what is on offer, where the gaps are and where several compete. */
export const matrixPage = page({
  path: matrixPaths.matrix,
  get: async (req, res) => {
    const audience = audienceOf(req)
    const { responsibilityMatrix } = await execute(req, ResponsibilityMatrixDocument, { audience: audience || null })
    res.render('matrix/matrix', {
      title: 'Who does what', table: matrixTable(responsibilityMatrix, audience ? `?audience=${audience}` : ''), figures: matrixFigures(responsibilityMatrix),
      audience, audiences: [{ value: '', text: 'All audiences' }, ...audienceChoices], filtered: audience !== '', action: matrixPaths.matrix,
    })
  },
})

/** One cell: who answers for it, and everything on offer there. */
export const cellPage = page({
  path: matrixPaths.cell,
  get: async (req, res) => {
    const [body, area, audience] = [param(req, 'body'), param(req, 'area'), audienceOf(req)]
    if (!isCell(body, area)) throw new PageError('notFound')
    const [{ responsibilityMatrix }, { externalOffers }] = await Promise.all([
      execute(req, MatrixCellsDocument, { audience: audience || null }), execute(req, CellOffersDocument, { body, area }),
    ])
    const cell = responsibilityMatrix.find((one) => one.body === body && one.area === area)
    if (!cell) throw new PageError('notFound')
    const known = new Map(externalOffers.edges.map(({ node }) => [node.id, node]))
    res.render('matrix/cell', {
      title: areaWords(area), body: bodyWords(body), cell, tag: cellTag(cell), crowded: crowdedWords(cell.crowdedAudiences), audience: audience && audienceWords(audience),
      more: cell.offerCount - cell.offers.length, addHref: pathTo(matrixPaths.addOffer, { body, area }), previous: matrixPaths.matrix,
      offers: cell.offers.map((one) => ({
        ...one, href: one.url ?? `/programmes/${encodeURIComponent(one.id)}`, audience: audienceWords(one.audience), obligation: obligationWords(one.obligation), cost: known.get(one.id)?.costNote,
        ...(known.get(one.id)?.viewerCanManage && { changeHref: pathTo(matrixPaths.changeOffer, { offerId: one.id }), withdrawHref: pathTo(matrixPaths.withdrawOffer, { offerId: one.id }) }),
      })),
      mayAdd: (req.session.viewer?.roles ?? []).some(({ role }) => role === 'programme_manager' || role === 'platform_admin'),
    })
  },
})
