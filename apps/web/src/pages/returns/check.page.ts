import type { Request } from 'express'
import { formErrors, formatNumber, summaryRows } from '#govuk'
import { ReturnToCheckDocument, SubmitWorkforceReturnDocument, type ReturnToCheckData } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { redirectWithNotice } from '../../http/notice.js'
import { param, pathTo, textOf } from '../../http/addresses.js'
import { page } from '../page.js'
import { captionOf, here } from './load-return.js'
import { returnPaths } from './paths.js'
import { SECTION_TITLES, SECTIONS, stateOf } from './words.js'

type Row = ReturnToCheckData['workforceReturn']

const load = async (req: Request): Promise<Row> => (await execute(req, ReturnToCheckDocument, { id: param(req, 'returnId') })).workforceReturn
const sum = (values: readonly number[]): string => formatNumber(values.reduce((all, one) => all + one, 0))

const figuresOf = ({ headcount, skills, outlook, sections }: Row) => summaryRows([
  { key: 'Digital staff', value: sum(headcount.map((line) => line.headcount)) }, { key: 'Full-time equivalents', value: formatNumber(headcount.reduce((all, { fte }) => all + fte, 0) / 100) },
  { key: 'Vacancies', value: sum(headcount.map(({ vacancies }) => vacancies)) }, { key: 'Started in the quarter', value: sum(headcount.map(({ starters }) => starters)) }, { key: 'Left in the quarter', value: sum(headcount.map(({ leavers }) => leavers)) },
  { key: 'Lines on diversity', value: formatNumber(sections.find(({ section }) => section === 'diversity')?.lines ?? 0) },
  { key: 'People with skills needed in three years', value: sum(skills.map(({ neededInThreeYears }) => neededInThreeYears)) }, { key: 'People with skills now', value: sum(skills.map(({ supply }) => supply)) },
  { key: 'People in roles likely to change', value: sum(outlook.map(({ people }) => people)) },
])

const commentName = (index: number): string => `comment-${index}`

function view(req: Request, row: Row) {
  return {
    title: row.state === 'draft' ? 'Check your return' : 'Workforce return', caption: captionOf(row), tag: stateOf(row.state), row, figures: figuresOf(row), draft: row.state === 'draft',
    problems: row.problems.map((problem) => ({ ...problem, title: SECTION_TITLES[problem.section as (typeof SECTIONS)[number]], href: here(req, 'section', { section: problem.section }) })),
    warnings: row.warnings.map((warning, index) => ({ ...warning, name: commentName(index) })), previous: row.state === 'draft' ? here(req, 'tasks') : pathTo(returnPaths.organisation, { organisationId: row.organisationId }),
  }
}

/** All answers on one page; a draft is submitted here, with a comment on everything unlikely. */
export const checkReturnPage = page({
  path: returnPaths.check,
  get: async (req, res) => {
    res.render('returns/check', { ...view(req, await load(req)), values: {} })
  },
  post: async (req, res) => {
    const row = await load(req)
    const body = (req.body ?? {}) as Readonly<Record<string, unknown>>
    const confirmations = row.warnings.map(({ key }, index) => ({ key, comment: textOf(body[commentName(index)]) }))
    const { submitWorkforceReturn: { workforceReturn, userErrors } } = await execute(req, SubmitWorkforceReturnDocument, { input: { returnId: row.id, confirmations } })
    if (workforceReturn) return redirectWithNotice(req, res, pathTo(returnPaths.organisation, { organisationId: row.organisationId }), 'The return is submitted. It counts from now on.')
    const errors = formErrors(userErrors.map(({ field, message }) => {
      const index = row.warnings.findIndex(({ key }) => `confirmations.${key}` === field)
      return { message, field: index >= 0 ? commentName(index) : null }
    }), req.web.locale)
    res.status(422).render('returns/check', { ...view(req, row), values: body, errors })
  },
})
