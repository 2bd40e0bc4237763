import { z } from 'zod'
import { formatDateTime, hrefWith } from '#govuk'
import { type Field, fieldsPage, type FieldsForm, nothing } from '../../forms/fields-page.js'
import {
  AdoptPlanTargetsDocument, ApprovePlanVersionDocument, DiscardPlanVersionDocument, PlanVersionDocument, type PlanVersionData, ProposePlanVersionDocument, PublishPlanVersionDocument, ReturnPlanVersionDocument, SetPlanWordsDocument,
} from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { textField } from '../runs/form-fields.js'
import { param, pathTo, planPaths } from './paths.js'
import { splitTargets, targetRow } from './target-view.js'
import { dateWords, goalWords, PARTS, SCOPES, stateTag, STEPS, wordOf } from './words.js'

type Version = PlanVersionData['workforcePlanVersion']
type Request = Parameters<typeof execute>[0]
export const versionHref = (versionId: string): string => pathTo(planPaths.version, { versionId })
const OPEN = ['draft', 'proposed', 'returned', 'approved']

export async function loadVersion(req: Request): Promise<Version> {
  return (await execute(req, PlanVersionDocument, { id: param(req, 'versionId') })).workforcePlanVersion
}

/** An open version that the viewer works on; missing otherwise. */
export async function loadOpen(req: Request): Promise<Version & { readonly plan: NonNullable<Version['plan']> }> {
  const version = await loadVersion(req)
  if (version.plan === null || !version.plan.viewerMayWork || !OPEN.includes(version.state)) throw new PageError('notFound')
  return { ...version, plan: version.plan }
}

/** What can be done to a version now, and by whom. */
function stepsOf(version: Version) {
  const [mayWork, speaks] = [version.plan?.viewerMayWork ?? false, (version.plan?.viewerSpeaksFor.length ?? 0) > 0]
  const step = (path: 'propose' | 'approve' | 'return' | 'publish' | 'discard', text: string) => ({ text, href: pathTo(planPaths[path], { versionId: version.id }) })
  const { state } = version
  return [
    ...(mayWork && (state === 'draft' || state === 'returned') ? [step('propose', 'Propose it to its owners')] : []), ...(speaks && state === 'proposed' ? [step('approve', 'Approve it')] : []),
    ...(mayWork && state === 'approved' ? [step('publish', 'Publish it')] : []), ...(speaks && (state === 'proposed' || state === 'approved') ? [step('return', 'Send it back with comments')] : []),
    ...(mayWork && OPEN.includes(state) ? [step('discard', 'Discard it')] : []),
  ]
}

const moveHref = (id: string, move: 'up' | 'down'): string => pathTo(planPaths.moveTarget, { id, move })

export const versionPage = page({
  path: planPaths.version, requireSignIn: false,
  get: async (req, res) => {
    const version = await loadVersion(req)
    const { plan, id } = version
    if (plan === null) throw new PageError('notFound')
    const { held, leftOut } = splitTargets(version.targets)
    const writes = plan.viewerMayWork && OPEN.includes(version.state)
    const to = (path: 'words' | 'addTarget' | 'adoptAll' | 'takeOver') => pathTo(planPaths[path], { versionId: id })
    const edit = (target: Version['targets'][number]) => (target.disposition === 'own'
      ? { changeHref: pathTo(planPaths.changeTarget, { id: target.id }), removeHref: pathTo(planPaths.removeTarget, { id: target.id }) }
      : { decideHref: pathTo(planPaths.decide, { versionId: id, targetId: target.rootTargetId }) })
    res.render('plan/version', {
      title: version.title, caption: `${wordOf(SCOPES, plan.scope)} plan, version ${version.number}`, tag: stateTag(version.state), previous: pathTo(planPaths.plan, { planId: plan.id }), narrative: version.narrative,
      publishedOn: version.publishedAt === null ? null : dateWords(version.publishedAt), writes, steps: stepsOf(version), targets: held.map((target) => targetRow(target)), leftOut: leftOut.map((target) => ({ ...targetRow(target), ...edit(target) })),
      revision: version.revision,
      edits: writes ? held.map((target, n) => ({ title: target.title, ...edit(target), ...(n > 0 && { upHref: moveHref(target.id, 'up') }), ...(n < held.length - 1 && { downHref: moveHref(target.id, 'down') }) })) : [],
      newIndicatorHref: planPaths.newIndicator, indicatorsHref: planPaths.indicators,
      undecided: version.undecided.map((target) => ({ title: target.title, goal: goalWords(target), href: pathTo(planPaths.decide, { versionId: id, targetId: target.targetId }) })),
      wordsHref: to('words'), addHref: to('addTarget'), adoptHref: version.undecided.length > 0 ? to('adoptAll') : undefined, takeOverHref: writes && version.parentChanges ? to('takeOver') : undefined, national: version.parentChanges?.to.number,
      derived: plan.scope !== 'national', approvals: version.approvals.map(({ part, organisation, by, at }) => `${organisation ?? wordOf(PARTS, part)}: ${by ?? 'somebody'}, ${formatDateTime(new Date(at))}`),
      history: version.history.map(({ action, part, by, reason, at }) => ({ what: `${wordOf(STEPS, action)}${part === null ? '' : ` for the ${wordOf(PARTS, part)}`}`, by: by ?? 'Waymark', at: formatDateTime(new Date(at)), reason })),
      compareHref: plan.published && plan.published.id !== id ? hrefWith(planPaths.compare, {}, version.number > plan.published.number ? { before: plan.published.id, after: id } : { before: id, after: plan.published.id }) : undefined,
    })
  },
})

export const wordsPage = fieldsPage({
  path: planPaths.words,
  load: async (req) => {
    const { id, title, narrative, revision, state, plan } = await loadOpen(req)
    const fields: Field[] = [{ kind: 'text', name: 'title', label: 'Title of the plan' }, { kind: 'textarea', name: 'narrative', label: 'What is the plan for?', rows: 12 }]
    return { title: 'Words of the plan', caption: plan.title, ...againDraft(state), fields, button: 'Save', back: versionHref(id), values: { title, narrative }, id, revision }
  },
  body: z.object({ title: textField, narrative: textField }),
  submit: async (req, words, { id, revision }) => {
    const { version, userErrors } = (await execute(req, SetPlanWordsDocument, { input: { ...words, versionId: id, revision } })).setPlanWords
    return version === null ? { userErrors } : { next: versionHref(id), notice: 'The words are saved.' }
  },
})

/** What a change does to a version that was proposed. */
export const againDraft = (state: string): Pick<FieldsForm, 'warning'> => (state === 'proposed' || state === 'approved' ? { warning: 'This version has been proposed. Any change makes it a draft again, and approvals are withdrawn.' } : {})

type Ask = Omit<FieldsForm, 'fields' | 'back' | 'caption'> & { readonly fields?: readonly Field[] }
interface Step {
  readonly path: string
  readonly ask: (version: Awaited<ReturnType<typeof loadOpen>>) => Ask
  readonly run: (req: Request, id: string, typed: { readonly reason: string; readonly hash: string }, version: Version) => Promise<{ readonly userErrors: readonly { readonly field: string; readonly message: string }[] }>
  readonly notice: string
  readonly next?: (version: Version) => string
}

/** A page that asks before it does something to a version. */
const stepPage = ({ path, ask, run, notice, next = ({ id }) => versionHref(id) }: Step) => fieldsPage({
  path,
  load: async (req) => {
    const version = await loadOpen(req)
    const asked = ask(version)
    return { ...asked, fields: asked.fields ?? [], caption: `${version.plan.title}, version ${version.number}`, back: versionHref(version.id), version }
  },
  body: z.object({ reason: textField, hash: textField }),
  submit: async (req, typed, { version }) => {
    const { userErrors } = await run(req, version.id, typed, version)
    return userErrors.length > 0 ? { userErrors } : { next: next(version), notice }
  },
})

const reason = (label: string): readonly Field[] => [{ kind: 'textarea', name: 'reason', label }]

export const stepPages = [
  stepPage({
    path: planPaths.propose, notice: 'The version is proposed. Its owners have been told.',
    ask: ({ plan }) => ({ title: 'Propose this version', effects: [plan.scope === 'national' ? 'Both owners are asked to approve it, each through a different person.' : 'Its owner is asked to approve it.', 'Any change after that withdraws the approvals.'], button: 'Propose' }),
    run: async (req, versionId) => (await execute(req, ProposePlanVersionDocument, { versionId })).proposePlanVersion,
  }),
  stepPage({
    path: planPaths.return, notice: 'The version is sent back with your comments.', ask: () => ({ title: 'Send this version back', fields: reason('What has to change?'), button: 'Send it back' }),
    run: async (req, versionId, typed) => (await execute(req, ReturnPlanVersionDocument, { input: { versionId, reason: typed.reason } })).returnPlanVersion,
  }),
  stepPage({
    path: planPaths.publish, notice: 'The version is published. Everybody can read it.', next: ({ planId }) => pathTo(planPaths.plan, { planId }),
    ask: () => ({ title: 'Publish this version', effects: ['Everybody can read it, signed in or not.', 'It takes the place of the version that is published now.', 'Owners of derived plans are told to look at the changes.'], button: 'Publish' }),
    run: async (req, versionId) => (await execute(req, PublishPlanVersionDocument, { versionId })).publishPlanVersion,
  }),
  stepPage({
    path: planPaths.discard, notice: 'The version is discarded.', next: ({ planId }) => pathTo(planPaths.plan, { planId }),
    ask: () => ({ title: 'Discard this version', effects: ['It can no longer be changed or published.', 'The published version is not touched.'], fields: reason('Why?'), button: 'Discard', dangerous: true }),
    run: async (req, versionId, typed) => (await execute(req, DiscardPlanVersionDocument, { input: { versionId, reason: typed.reason } })).discardPlanVersion,
  }),
]

/** Approval of exactly what is shown on this page: its hash goes with the button. */
export const approvePage = fieldsPage({
  path: planPaths.approve, view: 'plan/approve',
  load: async (req) => {
    const version = await loadOpen(req)
    const { held, leftOut } = splitTargets(version.targets)
    return {
      title: 'Approve this version', caption: `${version.plan.title}, version ${version.number}`, fields: [], button: 'Approve what is shown here', back: versionHref(version.id), id: version.id, words: version.title, narrative: version.narrative,
      targets: held.map((target) => targetRow(target)), leftOut: leftOut.map((target) => targetRow(target)), values: { hash: version.contentHash },
    }
  },
  body: z.object({ hash: textField }),
  submit: async (req, { hash }, { id }) => {
    const { version, userErrors } = (await execute(req, ApprovePlanVersionDocument, { input: { versionId: id, contentHash: hash } })).approvePlanVersion
    if (version === null) return { userErrors }
    return { next: versionHref(id), notice: version.state === 'approved' ? 'Every owner has approved. The version can be published.' : 'You have approved this version. It waits for the other owner.' }
  },
})

export const adoptAllPage = fieldsPage({
  path: planPaths.adoptAll,
  load: async (req) => {
    const { id, undecided, revision, plan, state } = await loadOpen(req)
    return { title: 'Adopt all that are undecided', caption: plan.title, ...againDraft(state), effects: undecided.map(({ title }) => `${title} is adopted as it is.`), fields: [], button: 'Adopt them', back: versionHref(id), id, revision }
  },
  body: nothing,
  submit: async (req, _body, { id, revision }) => {
    const { version, userErrors } = (await execute(req, AdoptPlanTargetsDocument, { input: { versionId: id, revision } })).adoptWorkforceTargets
    return version === null ? { userErrors } : { next: versionHref(id), notice: 'The national targets are adopted.' }
  },
})
