import type { Request } from 'express'
import { z } from 'zod'
import type { UserError } from '#govuk'
import { formPage } from '../../forms/form-page.js'
import { AddAdjustmentDocument, EndAdjustmentDocument, LearnerAdjustmentsDocument, UpdateAdjustmentDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { learningPaths } from './paths.js'

const idsOf = (req: Request) => ({ enrolmentId: param(req, 'enrolmentId') })
const listOf = (req: Request) => pathTo(learningPaths.adjustments, idsOf(req))

async function load(req: Request) {
  const { enrolmentAdjustments, enrolment } = await execute(req, LearnerAdjustmentsDocument, idsOf(req))
  const facilitators = enrolment.run?.facilitators ?? []
  const names = new Map(facilitators.map(({ personId, name }) => [personId, name ?? '']))
  return {
    run: enrolment.run,
    facilitators: facilitators.map(({ personId, name }) => ({ value: personId, text: name ?? 'A facilitator' })),
    extensions: enrolmentAdjustments.extensions ?? [],
    adjustments: enrolmentAdjustments.adjustments.map((one) => ({
      ...one, told: (one.consented ?? false) ? (one.readers ?? []).flatMap((id) => names.get(id) ?? []) : [],
      changeHref: pathTo(learningPaths.changeAdjustment, { ...idsOf(req), adjustmentId: one.id }), endHref: pathTo(learningPaths.endAdjustment, { ...idsOf(req), adjustmentId: one.id }),
    })),
  }
}

const listPage = page({
  path: learningPaths.adjustments,
  get: async (req, res) => res.render('learning/adjustments', {
    title: 'Reasonable adjustments', ...(await load(req)), addHref: pathTo(learningPaths.addAdjustment, idsOf(req)), previous: pathTo(learningPaths.enrolment, idsOf(req)),
  }),
})

const several = z.union([z.string(), z.array(z.string())]).optional().transform((value) => (value === undefined ? [] : [value].flat()))
const body = z.object({
  arrangement: z.string({ error: 'Write what you need' }).trim().min(1, 'Write what you need').max(2_000, 'What you need must be 2,000 characters or less'),
  reason: z.string().trim().max(2_000, 'The reason must be 2,000 characters or less').optional().default(''),
  readers: several,
})
/** Naming somebody is the consent: the form says so, and nobody is told unless ticked. */
const inputOf = ({ arrangement, reason, readers }: z.output<typeof body>) => ({ arrangement, reason: reason === '' ? null : reason, namedFacilitators: readers, learnerConsents: readers.length > 0 })
const NAMES: Readonly<Record<string, string>> = { namedFacilitators: 'readers', learnerConsents: 'readers' }
const named = (errors: readonly UserError[]) => errors.map(({ field, message }) => ({ message, field: NAMES[field ?? ''] ?? field ?? null }))

const addPage = formPage({
  path: learningPaths.addAdjustment,
  view: 'learning/adjustment',
  title: () => 'Ask for a reasonable adjustment',
  load,
  body,
  submit: async (req, _res, typed) => {
    const { addAdjustment: { userErrors } } = await execute(req, AddAdjustmentDocument, { input: { ...idsOf(req), ...inputOf(typed) } })
    return userErrors.length > 0 ? { userErrors: named(userErrors) } : { next: listOf(req), notice: 'Your adjustment is recorded.' }
  },
  previous: listOf,
})

async function loadOne(req: Request) {
  const loaded = await load(req)
  const adjustment = loaded.adjustments.find(({ id }) => id === param(req, 'adjustmentId'))
  if (!adjustment) throw new PageError('notFound')
  return { ...loaded, adjustment, back: listOf(req) }
}

const changePage = formPage({
  path: learningPaths.changeAdjustment,
  view: 'learning/adjustment',
  title: () => 'Change a reasonable adjustment',
  load: loadOne,
  initial: ({ adjustment: { arrangement, reason, readers } }) => ({ arrangement, reason, readers: readers ?? [] }),
  body,
  submit: async (req, _res, typed, { adjustment }) => {
    const { updateAdjustment: { userErrors } } = await execute(req, UpdateAdjustmentDocument, { input: { adjustmentId: adjustment.id, ...inputOf(typed) } })
    return userErrors.length > 0 ? { userErrors: named(userErrors) } : { next: listOf(req), notice: 'Your adjustment is changed.' }
  },
  previous: listOf,
})

const endPage = formPage({
  path: learningPaths.endAdjustment,
  view: 'learning/end-adjustment',
  title: () => 'End this adjustment?',
  load: loadOne,
  body: z.object({}),
  submit: async (req, _res, _body, { adjustment }) => {
    const { endAdjustment: { userErrors } } = await execute(req, EndAdjustmentDocument, { input: { adjustmentId: adjustment.id } })
    return userErrors.length > 0 ? { userErrors } : { next: listOf(req), notice: 'The adjustment has ended. Nobody sees it any more.' }
  },
  previous: listOf,
})

export const adjustmentPages = [listPage, addPage, changePage, endPage]
