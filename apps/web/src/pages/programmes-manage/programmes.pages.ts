import type { Request } from 'express'
import { z } from 'zod'
import { formatDate, hrefWith, summaryRows } from '#govuk'
import type { PlainDate } from '#kernel'
import { formPage } from '../../forms/form-page.js'
import { CreateProgrammeDocument, ManagedProgrammeDocument, ManagedProgrammesDocument, UpdateProgrammeDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo, textOf } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { AREAS, AUDIENCES, OBLIGATIONS, wordsFor } from '../catalogue/words.js'
import { page } from '../page.js'
import { textField } from '../runs/form-fields.js'
import { runPaths } from '../runs/paths.js'
import { managePaths } from './paths.js'
import { BODIES, itemsOf, riskWords, VERSION_STATES } from './words.js'

/** The organisations in which the viewer manages programmes, for the choice on forms; what they may do, the API says. */
const managedBy = (req: Request) => {
  const roles = (req.session.viewer?.roles ?? []).filter(({ role }) => role === 'programme_manager' || role === 'platform_admin')
  return [...new Map(roles.map(({ organisation }) => [organisation.id, organisation.name]))].map(([value, text]) => ({ value, text }))
}

/** The programmes and runs of those who manage them. */
export const programmesPage = page({
  path: managePaths.programmes,
  get: async (req, res) => {
    const organisations = managedBy(req)
    const isAdmin = req.session.viewer?.roles.some(({ role }) => role === 'platform_admin') ?? false
    const [chosen, search, after] = [textOf(req.query['organisation']), textOf(req.query['search']), textOf(req.query['after'])]
    // A manager of one organisation sees its programmes; an administrator of the platform all, unless they choose.
    const organisationId = chosen || (isAdmin ? '' : (organisations[0]?.value ?? ''))
    const { managerDashboard, programmes } = await execute(req, ManagedProgrammesDocument, {
      ...(organisationId !== '' && { organisationId }), ...(search !== '' && { search }), ...(after !== '' && { after }),
    })
    const { endCursor, hasNextPage } = programmes.pageInfo
    res.render('programmes-manage/programmes', {
      title: 'Manage programmes', search, organisation: organisationId, here: managePaths.programmes, createHref: managePaths.create, total: programmes.totalCount,
      organisations: organisations.length > 1 || isAdmin ? [...(isAdmin ? [{ value: '', text: 'All organisations' }] : []), ...organisations] : [],
      programmes: programmes.edges.map(({ node }) => ({
        title: node.title, href: pathTo(managePaths.programme, { id: node.id }), audience: wordsFor(AUDIENCES, node.audience), organisation: node.organisationName,
        version: node.currentVersion ? `Version ${node.currentVersion.number}` : 'Not published yet', openRuns: node.openRuns.length,
      })),
      runs: managerDashboard.edges.map(({ node }) => ({
        ...node, href: pathTo(runPaths.run, { id: node.runId }), starts: formatDate(node.startsOn as PlainDate), risks: riskWords(node.risks),
      })),
      nextHref: hasNextPage && endCursor ? hrefWith(managePaths.programmes, { search, organisation: organisationId }, { after: endCursor }) : undefined,
    })
  },
})

/** One programme with its versions and runs. */
export const programmePage = page({
  path: managePaths.programme,
  get: async (req, res) => {
    const { cohortRuns, programme } = await execute(req, ManagedProgrammeDocument, { id: param(req, 'id') })
    if (!programme.viewerCanManage) throw new PageError('notFound')
    const ids = { id: programme.id }
    const change = { href: pathTo(managePaths.edit, ids), about: 'the programme' }
    const draft = programme.versions.find(({ state }) => state === 'draft')
    res.render('programmes-manage/programme', {
      title: programme.title, previous: managePaths.programmes,
      rows: summaryRows([
        { key: 'What it is for', value: programme.summary, change },
        { key: 'Who it is for', value: wordsFor(AUDIENCES, programme.audience), change },
        { key: 'Responsibility', value: `${wordsFor(BODIES, programme.matrixBody)}: ${wordsFor(AREAS, programme.matrixArea)}`, change },
        { key: 'Obligation', value: wordsFor(OBLIGATIONS, programme.obligation), change },
        { key: 'Owned by', value: programme.organisationName },
      ]),
      draftHref: draft ? pathTo(managePaths.draft, ids) : pathTo(managePaths.startDraft, ids), hasDraft: draft !== undefined,
      versions: programme.versions.map((version) => ({
        number: version.number, state: wordsFor(VERSION_STATES, version.state), items: version.items.length,
        when: version.retiredAt ? `Retired on ${formatDate(new Date(version.retiredAt))}` : version.publishedAt ? `Published on ${formatDate(new Date(version.publishedAt))}` : `${version.problems.length} to put right`,
        href: version.state === 'draft' ? pathTo(managePaths.draft, ids) : undefined,
        planHref: version.state === 'published' ? pathTo(managePaths.planRun, { versionId: version.id }) : undefined,
        retireHref: version.state === 'published' ? pathTo(managePaths.retire, { versionId: version.id }) : undefined,
      })),
      runs: cohortRuns.edges.map(({ node }) => ({ ...node, href: pathTo(runPaths.run, { id: node.id }), starts: formatDate(node.startsOn as PlainDate) })),
    })
  },
})

const body = z.object({
  organisationId: textField, title: textField, summary: textField, audience: z.string({ error: 'Choose who it is for' }),
  matrixBody: z.string({ error: 'Choose a body' }), matrixArea: z.string({ error: 'Choose an area' }), obligation: z.string({ error: 'Choose one' }),
})
const choices = { audiences: itemsOf(AUDIENCES), bodies: itemsOf(BODIES), areas: itemsOf(AREAS), obligations: itemsOf(OBLIGATIONS) }

export const createProgrammePage = formPage({
  path: managePaths.create,
  view: 'programmes-manage/programme-form',
  load: (req) => {
    const organisations = managedBy(req)
    if (organisations.length === 0) throw new PageError('forbidden')
    return { organisations, choices, button: 'Create the programme' }
  },
  title: () => 'Create a programme',
  previous: () => managePaths.programmes,
  body,
  submit: async (req, _res, form, { organisations }) => {
    const organisationId = form.organisationId || (organisations.length === 1 ? (organisations[0]?.value ?? '') : '')
    if (organisationId === '') return { userErrors: [{ field: 'organisationId', message: 'Choose the organisation that will own it' }] }
    const { createProgramme } = await execute(req, CreateProgrammeDocument, { input: { ...form, organisationId } })
    if (createProgramme.userErrors.length > 0 || !createProgramme.programme) return { userErrors: createProgramme.userErrors }
    return { next: pathTo(managePaths.programme, { id: createProgramme.programme.id }), notice: 'The programme is created. Now write its first version.' }
  },
})

export const editProgrammePage = formPage({
  path: managePaths.edit,
  view: 'programmes-manage/programme-form',
  load: async (req) => {
    const { programme } = await execute(req, ManagedProgrammeDocument, { id: param(req, 'id') })
    if (!programme.viewerCanManage) throw new PageError('notFound')
    return { programme, choices, organisations: [], button: 'Save' }
  },
  title: () => 'Change the programme',
  previous: (_req, { programme }) => pathTo(managePaths.programme, { id: programme.id }),
  body,
  initial: ({ programme }) => programme,
  submit: async (req, _res, { organisationId: _, ...form }, { programme }) => {
    const { updateProgramme } = await execute(req, UpdateProgrammeDocument, { input: { programmeId: programme.id, ...form } })
    return updateProgramme.userErrors.length > 0 ? { userErrors: updateProgramme.userErrors } : { next: pathTo(managePaths.programme, { id: programme.id }), notice: 'The programme is saved' }
  },
})
