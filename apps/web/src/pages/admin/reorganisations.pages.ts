import type { Request, Response } from 'express'
import { z } from 'zod'
import { formatDate, listInWords, pluralise, sentenceCase, summaryRows, type UserError } from '#govuk'
import { dateField, gatherDate } from '../../forms/date-field.js'
import { done, fieldsPage, nothing, type Field } from '../../forms/fields-page.js'
import { AdminFrameDocument, CancelReorganisationDocument, ReorganisationPreviewDocument, ReorganisationsDocument, ScheduleReorganisationDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo, textOf } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { findAll, readLines, type NamedOrganisation } from './organisation-references.js'
import { adminPaths } from './paths.js'

const MOST_LINES = 20
const TAGS: Readonly<Record<string, string>> = { planned: '', blocked: 'govuk-tag--orange', applied: 'govuk-tag--green', cancelled: 'govuk-tag--grey' }
const STATES: Readonly<Record<string, string>> = { planned: 'Planned', blocked: 'Held up', applied: 'Carried out', cancelled: 'Cancelled' }
const names = (organisations: readonly { readonly name: string }[]) => listInWords(organisations.map(({ name }) => name))

export const reorganisationsPage = page({
  path: adminPaths.reorganisations,
  get: async (req, res) => {
    const { reorganisations } = await execute(req, ReorganisationsDocument, {})
    res.render('admin/reorganisations', {
      title: 'Reorganisations', planHref: adminPaths.planReorganisation, previous: adminPaths.home,
      reorganisations: reorganisations.map((one) => ({
        ...one, from: names(one.predecessors), to: names(one.successorOrganisations), kind: sentenceCase(one.kind), tag: { text: STATES[one.state] ?? one.state, classes: TAGS[one.state] ?? 'govuk-tag--grey' },
        ...((one.state === 'planned' || one.state === 'blocked') && { cancelHref: pathTo(adminPaths.cancelReorganisation, { id: one.id }) }),
      })),
    })
  },
})

const fields: readonly Field[] = [
  { kind: 'radios', name: 'kind', label: 'What happens', items: [{ value: 'merge', text: 'Merge', hint: { text: 'Several organisations become one, or one takes others over.' } }, { value: 'split', text: 'Split', hint: { text: 'One organisation becomes several.' } }] },
  { kind: 'date', name: 'on', label: 'First day of the new organisations', hint: 'For example, 1 4 2028.' },
  { kind: 'textarea', name: 'predecessors', label: 'Organisations that end', hint: 'One on each line: official code or full name. One that goes on and takes others over stands in both lists.' },
  { kind: 'textarea', name: 'successors', label: 'Organisations that take over', hint: 'One on each line. They have to be in the directory already. For a split, add the share of the figures in reports: E06000066: 60%' },
  { kind: 'text', name: 'defaultSuccessor', label: 'For a split: where people go', hint: 'Code or full name of the organisation that takes everybody. You can move single people afterwards.' },
]
const lines = (what: string) => z.string().trim().min(1, `Enter ${what}`).refine((typed) => readLines(typed).length <= MOST_LINES, `Enter at most ${MOST_LINES} organisations`)
const body = z.preprocess((typed) => gatherDate(typed as Record<string, unknown>, 'on'), z.object({
  kind: z.enum(['merge', 'split'], 'Choose what happens'), on: dateField('The first day'), predecessors: lines('the organisations that end'), successors: lines('the organisations that take over'),
  defaultSuccessor: z.string().trim().default(''), step: z.string().default('preview'),
}))
type Plan = z.infer<typeof body>

async function resolve(req: Request, plan: Plan) {
  const [from, to] = await Promise.all([findAll(req, 'predecessors', readLines(plan.predecessors)), findAll(req, 'successors', readLines(plan.successors))])
  const fallback = to.organisations.find(({ code, name }) => [code, name].some((text) => text?.toLowerCase() === plan.defaultSuccessor.toLowerCase()))
  const problems = [...from.problems, ...to.problems, ...(plan.defaultSuccessor !== '' && !fallback ? [{ field: 'defaultSuccessor', message: 'Name one of the organisations that take over' }] : [])]
  const input = {
    kind: plan.kind, on: plan.on as string, predecessorIds: from.organisations.map(({ id }) => id), defaultSuccessorId: fallback?.id ?? null,
    successors: to.organisations.map(({ id, share }) => ({ organisationId: id, share: share ?? null })),
  }
  return { input, problems, from: from.organisations, to: to.organisations }
}

const FIELDS: Readonly<Record<string, string>> = { predecessorIds: 'predecessors', assignments: 'defaultSuccessor', defaultSuccessorId: 'defaultSuccessor' }
const renamed = (errors: readonly UserError[]): UserError[] => errors.map(({ field, message }) => ({ field: FIELDS[field?.split('.')[0] ?? ''] ?? field?.split('.')[0] ?? null, message }))

interface Sides { readonly from: readonly NamedOrganisation[]; readonly to: readonly NamedOrganisation[] }

async function preview(req: Request, res: Response, plan: Plan, input: Awaited<ReturnType<typeof resolve>>['input'], { from, to }: Sides) {
  const { reorganisationPreview: found } = await execute(req, ReorganisationPreviewDocument, { input })
  if (found.userErrors.length > 0) return { userErrors: renamed(found.userErrors) }
  const nameOf = (id: string) => [...from, ...to].find((one) => one.id === id)?.name ?? ''
  res.render('admin/reorganisation-preview', {
    title: 'Check what will change', previous: adminPaths.reorganisations, kept: Object.entries(req.body as Record<string, unknown>).filter(([name]) => name !== '_csrf' && name !== 'step').map(([name, value]) => ({ name, value: textOf(value) })),
    rows: summaryRows([
      { key: 'What happens', value: sentenceCase(plan.kind) }, { key: 'On', value: formatDate(plan.on) }, { key: 'Come to an end', value: listInWords(found.closes.map(nameOf)) || 'None' }, { key: 'Take over', value: names(to) },
      { key: 'People who move', value: pluralise(found.people, 'person', 'people') }, { key: 'Roles that move', value: pluralise(found.memberships, 'role') },
      ...found.bySuccessor.map(({ organisationId, people }) => ({ key: `To ${nameOf(organisationId)}`, value: pluralise(people, 'person', 'people') })),
    ]),
  })
  return undefined
}

/** Plans a merge or split: the form, then what it would change, then decided. */
export const planReorganisationPage = fieldsPage({
  path: adminPaths.planReorganisation, body,
  load: async (req) => {
    await execute(req, AdminFrameDocument, {})
    return { title: 'Plan a merge or split', caption: 'Reorganisations', lead: ['It is carried out on its first day by itself: memberships and open enrolments move, history stays as it was.'], fields, button: 'See what would change', back: adminPaths.reorganisations }
  },
  submit: async (req, plan, _loaded, res) => {
    if (plan.step === 'change') return { userErrors: [] }
    const { input, problems, from, to } = await resolve(req, plan)
    if (problems.length > 0) return { userErrors: problems }
    if (plan.step !== 'decide') return preview(req, res, plan, input, { from, to })
    const { scheduleReorganisation } = await execute(req, ScheduleReorganisationDocument, { input })
    return done(renamed(scheduleReorganisation.userErrors), adminPaths.reorganisations, `The ${plan.kind} is decided. It is carried out on ${formatDate(plan.on)}.`)
  },
})

export const cancelReorganisationPage = fieldsPage({
  path: adminPaths.cancelReorganisation, body: nothing,
  load: async (req) => {
    const { reorganisations } = await execute(req, ReorganisationsDocument, {})
    const found = reorganisations.find(({ id, state }) => id === param(req, 'id') && (state === 'planned' || state === 'blocked'))
    if (!found) throw new PageError('notFound')
    return {
      title: `Cancel this ${found.kind}?`, caption: 'Reorganisations', lead: [`${names(found.predecessors)} to ${names(found.successorOrganisations)}, on ${formatDate(found.on as never)}. Nobody is moved then.`],
      fields: [], button: `Cancel the ${found.kind}`, dangerous: true, stay: 'Keep it', back: adminPaths.reorganisations,
    }
  },
  submit: async (req) => {
    const { cancelReorganisation } = await execute(req, CancelReorganisationDocument, { id: param(req, 'id') })
    return done(cancelReorganisation.userErrors, adminPaths.reorganisations, 'It is cancelled.')
  },
})
