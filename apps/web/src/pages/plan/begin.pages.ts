import { z } from 'zod'
import { type Field, fieldsPage, nothing } from '../../forms/fields-page.js'
import { BeginDerivedPlanDocument, BeginNationalPlanDocument, BeginPlanVersionDocument, FindOrganisationsDocument, PlanDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { PageError } from '../../http/page-error.js'
import { meant } from '../admin/organisation-references.js'
import { textField } from '../runs/form-fields.js'
import { mayBegin, speaksFor } from './may-begin.js'
import { param, pathTo, planPaths } from './paths.js'

const WORDS: readonly Field[] = [{ kind: 'text', name: 'title', label: 'Title of the plan' }, { kind: 'textarea', name: 'narrative', label: 'What is the plan for?', rows: 10 }]
const versionHref = (versionId: string) => pathTo(planPaths.version, { versionId })

const find = async (req: Parameters<typeof execute>[0], field: string, typed: string) => {
  const { organisations } = await execute(req, FindOrganisationsDocument, { search: typed })
  return meant(typed, organisations.edges.map(({ node }) => node)) ?? { field, message: `No organisation has exactly the code or name “${typed}”` }
}

/** The national plan, with its two owners. */
export const beginNationalPage = fieldsPage({
  path: planPaths.beginNational,
  load: (req) => {
    if (!mayBegin(req.session.viewer?.roles ?? []).national) throw new PageError('notFound')
    const fields: Field[] = [...WORDS, { kind: 'text', name: 'instituteId', label: 'Institute that owns it', hint: 'Its code or full name.' }, { kind: 'text', name: 'lgaId', label: 'LGA that owns it', hint: 'Its code or full name.' }]
    return { title: 'Begin the national plan', lead: ['It is owned by two organisations. Each version needs the approval of both, by two different people.'], fields, button: 'Begin', back: planPaths.home }
  },
  body: z.object({ title: textField, narrative: textField, instituteId: textField, lgaId: textField }),
  submit: async (req, { title, narrative, ...typed }) => {
    const [institute, lga] = await Promise.all([find(req, 'instituteId', typed.instituteId), find(req, 'lgaId', typed.lgaId)])
    const userErrors = [institute, lga].filter((found) => 'message' in found)
    if (userErrors.length > 0 || !('id' in institute) || !('id' in lga)) return { userErrors }
    const begun = (await execute(req, BeginNationalPlanDocument, { input: { title, narrative, instituteId: institute.id, lgaId: lga.id } })).beginNationalPlan
    return begun.version === null ? { userErrors: begun.userErrors } : { next: versionHref(begun.version.id), notice: 'The draft is begun. Add targets to it.' }
  },
})

/** A plan of a region or council, from the national one. */
export const derivePage = fieldsPage({
  path: planPaths.derive,
  load: (req) => {
    const owners = speaksFor(req.session.viewer?.roles ?? [])
    if (owners.length === 0) throw new PageError('notFound')
    const fields: Field[] = [
      ...WORDS, ...(owners.length > 1 ? [{ kind: 'select' as const, name: 'ownerId', label: 'Organisation that owns it', items: owners }] : []),
      { kind: 'radios', name: 'for', label: 'Who is it for?', items: [{ value: 'local', text: 'The organisation itself' }, { value: 'region', text: 'Its region' }] },
      { kind: 'text', name: 'region', label: 'Region', hint: 'Only for a region’s plan, such as North West.' },
    ]
    return { title: 'Derive a plan from the national one', lead: ['You decide about each national target: adopt it, adapt it with a value or date of your own, or leave it out. What is counted, and how, stays as it is nationally.'], fields, button: 'Begin', back: planPaths.all, owner: owners[0]?.value ?? '' }
  },
  body: z.object({ title: textField, narrative: textField, ownerId: z.string().optional(), for: z.enum(['local', 'region'], { error: 'Choose who it is for' }), region: textField }),
  submit: async (req, { ownerId, for: whom, region, ...words }, { owner }) => {
    if (whom === 'region' && region === '') return { userErrors: [{ field: 'region', message: 'Enter the region' }] }
    const begun = (await execute(req, BeginDerivedPlanDocument, { input: { ...words, ownerId: ownerId ?? owner, region: whom === 'region' ? region : null } })).beginDerivedPlan
    return begun.version === null ? { userErrors: begun.userErrors } : { next: versionHref(begun.version.id), notice: 'The draft is begun. Decide about each national target.' }
  },
})

/** Another version of a plan. */
export const beginVersionPage = fieldsPage({
  path: planPaths.begin,
  load: async (req) => {
    const { workforcePlan: plan } = await execute(req, PlanDocument, { id: param(req, 'planId') })
    if (!plan.viewerMayWork) throw new PageError('notFound')
    return { title: 'Begin a new version', caption: plan.title, effects: ['A draft is made that says what the published version says.', 'Nobody but the owners’ people can see it before it is published.', 'The published version holds until then.'], fields: [], button: 'Begin', back: pathTo(planPaths.plan, { planId: plan.id }), planId: plan.id }
  },
  body: nothing,
  submit: async (req, _body, { planId }) => {
    const { version, userErrors } = (await execute(req, BeginPlanVersionDocument, { planId })).beginPlanVersion
    return version === null ? { userErrors } : { next: versionHref(version.id), notice: 'The draft is begun.' }
  },
})
