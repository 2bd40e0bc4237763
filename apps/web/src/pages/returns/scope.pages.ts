import type { Request, Response } from 'express'
import { z } from 'zod'
import { formErrors } from '#govuk'
import { several, type Field } from '../../forms/fields-page.js'
import { SaveReturnLinesDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { redirectWithNotice } from '../../http/notice.js'
import { PageError } from '../../http/page-error.js'
import { param, textOf } from '../../http/addresses.js'
import { page } from '../page.js'
import { errorsInGrid, filledRows, gridOf, gridValues, skillsOfRole } from './grid.js'
import { captionOf, here, loadFigures, type ReturnFigures, sectionOf } from './load-return.js'
import { returnPaths, scopeFromPath } from './paths.js'
import { partsOf } from './section-pages-of.js'
import { CHANGES, CONFIDENCES, SECTION_TITLES, type Section } from './words.js'

type Body = Readonly<Record<string, unknown>>
type Errors = Parameters<typeof formErrors>[0]

async function load(req: Request) {
  const [section, scope] = [sectionOf(req), scopeFromPath(param(req, 'scope'))]
  const row = await loadFigures(req, true)
  const part = partsOf(section, row).find((one) => one.scope === scope)
  if (part === undefined) throw new PageError('notFound')
  return { section, scope, row, part }
}

/** Every skill of the framework is asked for, not only those that the role needs. */
const wantsAll = (req: Request): boolean => textOf(req.query['all']) === 'yes'

/** Where one goes on from a page: skills are filled in one role family at a time. */
function after(req: Request, section: Section, scope: string, { lists }: ReturnFigures): string {
  const family = section === 'skills' ? lists.roles.find(({ key }) => key === scope)?.familyKey : undefined
  return family === undefined ? here(req, 'section') : here(req, 'family', { family })
}

type Loaded = Awaited<ReturnType<typeof load>>

function show(req: Request, res: Response, { section, scope, row, part }: Loaded, values: Body, userErrors: Errors): void {
  const errors = formErrors(userErrors, req.web.locale)
  const shared = { title: part.title, caption: `${captionOf(row)}: ${SECTION_TITLES[section]}`, values, errors, previous: after(req, section, scope, row) }
  res.status(errors ? 422 : 200)
  if (section === 'outlook') res.render('returns/outlook-form', { ...shared, fields: outlookFields(row, scope), button: 'Save' })
  else res.render('returns/grid-form', { ...shared, grid: gridOf(section, scope, row, wantsAll(req)), ...(section === 'skills' && !wantsAll(req) && skillsOfRole(row, scope).length < row.lists.skills.length && { allHref: `${here(req, 'scope')}?all=yes` }) })
}

/** One page of a section: saved by itself, so that a return can be made in many goes. */
export const scopePage = page({
  path: returnPaths.scope,
  get: async (req, res) => {
    const loaded = await load(req)
    const { section, scope, row } = loaded
    show(req, res, loaded, section === 'outlook' ? outlookValues(row, scope) : gridValues(section, scope, row), [])
  },
  post: async (req, res) => {
    const loaded = await load(req)
    const { section, scope, row } = loaded
    const body = (req.body ?? {}) as Body
    const rows = section === 'outlook' ? outlookRows(scope, body) : filledRows(gridOf(section, scope, row, wantsAll(req)), body, section === 'diversity')
    const { saveReturnLines: { userErrors } } = await execute(req, SaveReturnLinesDocument, { input: { returnId: row.id, section, scope, rows: rows.map(({ cells }) => ({ cells: [...cells] })) } })
    if (userErrors.length > 0) return show(req, res, loaded, body, section === 'outlook' ? userErrors.map(({ field, message }) => ({ message, field: outlookField(field) })) : errorsInGrid(rows, userErrors))
    await redirectWithNotice(req, res, after(req, section, scope, row), `${loaded.part.title.split(':')[0] ?? ''} is saved.`)
  },
})

const choices = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, text]) => ({ value, text }))

const outlookFields = ({ lists }: ReturnFigures, scope: string): readonly Field[] => [
  { kind: 'radios', name: 'change', label: 'What is likely to become of this role', items: [...choices(CHANGES), { value: '', text: 'Nothing that we know of' }] },
  { kind: 'text', name: 'people', label: 'How many people that concerns', width: 4 },
  { kind: 'radios', name: 'confidence', label: 'How sure you are', items: choices(CONFIDENCES) },
  { kind: 'textarea', name: 'comment', label: 'What you expect (optional)', hint: 'Do not name anybody.' },
  { kind: 'checkboxes', name: 'retrain_to', label: 'What these people may be retrained for (optional)', hint: 'At most five.', items: lists.roles.filter(({ key }) => key !== scope).map(({ key, name }) => ({ value: key, text: name })) },
]

function outlookValues({ outlook }: ReturnFigures, scope: string): Body {
  const line = outlook.find(({ role }) => role === scope)
  return line ? { change: line.change, people: String(line.people), confidence: line.confidence, comment: line.comment, retrain_to: line.retrainTo } : {}
}

const outlookBody = z.object({ change: z.string().default(''), people: z.string().default(''), confidence: z.string().default(''), comment: z.string().default(''), retrain_to: several() })

/** The one line of the page; none where nothing is expected, which takes a saved one away. */
function outlookRows(scope: string, body: Body) {
  const { retrain_to: targets, ...typed } = outlookBody.parse(body)
  if (typed.change === '') return []
  return [{ key: scope, cells: Object.entries({ role: scope, ...typed, retrain_to: targets.join(';') } satisfies Record<string, string>).map(([column, value]) => ({ column, value })) }]
}

const outlookField = (field: string): string | null => /^rows\.0\.(\w+)$/.exec(field)?.[1] ?? null

