import type { Request, Response } from 'express'
import { z } from 'zod'
import { formErrors, summaryRows, type UserError } from '#govuk'
import { formPage } from '../../forms/form-page.js'
import { PrerequisiteChoicesDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { pathTo } from '../../http/addresses.js'
import { redirectWithNotice } from '../../http/notice.js'
import { page } from '../page.js'
import { manyField, wholeField } from '../runs/form-fields.js'
import { EMPTY_DRAFT, moveItem, toDraft } from './draft.js'
import { groupLines, itemLines, settingRows } from './draft-view.js'
import { loadDraft, loadProgramme, positionOf, saveDraft } from './load-draft.js'
import { managePaths } from './paths.js'
import { EXCUSED, itemsOf, ROUTES } from './words.js'

async function showDraft(req: Request, res: Response, userErrors: readonly UserError[] = []): Promise<void> {
  const { draft, programme, version } = await loadDraft(req)
  const ids = { id: programme.id }
  const change = { href: pathTo(managePaths.settings, ids), about: 'the rules' }
  const errors = formErrors(userErrors.map(({ message }) => ({ message })), req.web.locale)
  res.status(errors ? 422 : 200).render('programmes-manage/draft', {
    title: `Version ${version.number}, draft`, errors, programme: programme.title, previous: pathTo(managePaths.programme, ids),
    problems: version.problems.map(({ message }) => message), items: itemLines(programme.id, draft), groups: groupLines(programme.id, draft),
    rows: summaryRows(settingRows(draft).map((row) => ({ ...row, change }))),
    addItemHref: pathTo(managePaths.addItem, ids), addGroupHref: pathTo(managePaths.addGroup, ids), publishHref: pathTo(managePaths.publish, { versionId: version.id }),
  })
}

/** The draft of a programme's next version: curriculum, groups, rules, and what still has to be put right. */
export const draftPage = page({ path: managePaths.draft, get: (req, res) => showDraft(req, res) })

/** Begins a draft: a copy of the newest version, or an empty one. */
export const startDraftPage = formPage({
  path: managePaths.startDraft,
  view: 'programmes-manage/confirm',
  load: async (req, res) => {
    const programme = await loadProgramme(req)
    if (programme.versions.some(({ state }) => state === 'draft')) return void res.redirect(303, pathTo(managePaths.draft, { id: programme.id }))
    const newest = programme.versions[0]
    return {
      programme, newest, caption: programme.title, button: 'Write a new version', effects: [], dangerous: false,
      lead: [newest ? `The draft begins as a copy of version ${newest.number}. Runs of that version stay as they are.` : 'The draft begins empty. Add the sessions, modules and assignments of the programme to it.'],
    }
  },
  title: () => 'Write a new version',
  previous: (_req, { programme }) => pathTo(managePaths.programme, { id: programme.id }),
  body: z.object({}),
  submit: async (req, _res, _form, { newest, programme }) => {
    const userErrors = await saveDraft(req, programme.id, newest ? toDraft(newest) : EMPTY_DRAFT)
    return userErrors.length > 0 ? { userErrors } : { next: pathTo(managePaths.draft, { id: programme.id }) }
  },
})

/** Moves an item up or down; a button of the list, so what is asked for by reading it leads back to the list. */
export const moveItemPage = page({
  path: managePaths.moveItem,
  get: async (req, res) => res.redirect(303, (await loadDraft(req)).back),
  post: async (req, res) => {
    const { back, draft, programme } = await loadDraft(req)
    const by = (req.body as Record<string, unknown>)['to'] === 'up' ? -1 : 1
    const userErrors = await saveDraft(req, programme.id, moveItem(draft, positionOf(req, draft.items), by))
    if (userErrors.length > 0) return showDraft(req, res, userErrors)
    await redirectWithNotice(req, res, back, 'The order is changed')
  },
})

const share = (what: string) => wholeField(what).refine((value) => value <= 100, `${what} must be from 0 to 100`)

/** Ways in, prerequisites and the completion rule. */
export const settingsPage = formPage({
  path: managePaths.settings,
  view: 'programmes-manage/settings',
  load: async (req) => {
    const { back, draft, programme } = await loadDraft(req)
    const { programmes } = await execute(req, PrerequisiteChoicesDocument, { organisationId: programme.organisationId })
    return {
      back, draft, programme, caption: programme.title, routes: itemsOf(ROUTES), excused: itemsOf(EXCUSED),
      others: programmes.edges.filter(({ node }) => node.id !== programme.id).map(({ node }) => ({ value: node.id, text: node.title })),
    }
  },
  title: () => 'Rules of this version',
  previous: (_req, { back }) => back,
  body: z.object({
    routes: manyField, needsApproval: z.string({ error: 'Choose whether applications need approval' }), prerequisiteProgrammes: manyField,
    minAttendance: share('Least attendance'), minSessionShare: share('The share of each required session'), excused: z.string({ error: 'Choose what happens' }), minPasses: wholeField('Assignments to pass'),
  }),
  initial: ({ draft: { completion, needsApproval, prerequisiteProgrammes, routes } }) => ({
    routes: [...routes], needsApproval: needsApproval ? 'yes' : 'no', prerequisiteProgrammes: [...prerequisiteProgrammes],
    minAttendance: completion.minAttendance / 100, minSessionShare: completion.minSessionShare / 100, excused: completion.excused, minPasses: completion.minPasses,
  }),
  submit: async (req, _res, form, { back, draft, programme }) => {
    const userErrors = await saveDraft(req, programme.id, {
      ...draft, routes: form.routes, needsApproval: form.needsApproval === 'yes', prerequisiteProgrammes: form.prerequisiteProgrammes,
      completion: { minAttendance: form.minAttendance * 100, minSessionShare: form.minSessionShare * 100, excused: form.excused, minPasses: form.minPasses },
    })
    return userErrors.length > 0 ? { userErrors: userErrors.map(({ field, message }) => ({ message, field: field?.replace(/^completion\./, '').replace(/^(routes|prerequisiteProgrammes)\..*/, '$1') ?? null })) } : { next: back, notice: 'The rules are saved' }
  },
})
