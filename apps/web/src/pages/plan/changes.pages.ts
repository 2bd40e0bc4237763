import { z } from 'zod'
import { type Field, fieldsPage, several } from '../../forms/fields-page.js'
import { PlanComparisonDocument, PlanDocument, PlanParentChangesDocument, TakeOverPlanChangesDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { param, pathTo, planPaths, textOf } from './paths.js'
import { againDraft, versionHref } from './version.pages.js'
import { BREAKDOWNS, DIRECTIONS, DISPOSITIONS, FIELDS, wordOf } from './words.js'

interface Change { readonly field: string; readonly before: string | null; readonly after: string | null }
interface TargetChange { readonly code: string; readonly title: string; readonly kind: string; readonly fields: readonly Change[] }

const KINDS = { added: 'added', removed: 'removed', changed: 'changed' }
const CODES = { direction: DIRECTIONS, disposition: DISPOSITIONS, breakdowns: BREAKDOWNS }

/** Differences in the words of a page: the plan's own words first, then target by target. */
export const differencesView = ({ fields, targets }: { readonly fields: readonly Change[]; readonly targets: readonly TargetChange[] }) => [
  ...(fields.length > 0 ? [{ title: 'The plan’s own words: changed', fields: fields.map(changeView) }] : []), ...targets.map(({ title, kind, fields: changed }) => ({ title: `${title}: ${wordOf(KINDS, kind)}`, fields: changed.map(changeView) })),
]

const changeView = ({ field, before, after }: Change) => {
  const words = (text: string | null) => (text === null || text === '' ? 'Nothing' : field in CODES ? wordOf(CODES[field as keyof typeof CODES], text) : text)
  return { name: wordOf(FIELDS, field), before: words(before), after: words(after) }
}

/** Two versions of a plan side by side. */
export const comparePage = page({
  path: planPaths.compare, requireSignIn: false,
  get: async (req, res) => {
    const [beforeId, afterId] = [textOf(req.query['before']), textOf(req.query['after'])]
    if (beforeId === '' || afterId === '') throw new PageError('notFound')
    const { before, after, compareWorkforcePlanVersions: differences } = await execute(req, PlanComparisonDocument, { before: beforeId, after: afterId })
    res.render('plan/compare', { title: `What changed between version ${before.number} and version ${after.number}`, caption: before.plan?.title, previous: versionHref(afterId), differences: differencesView(differences) })
  },
})

/** What the national plan has published since a derived plan was; leads to the draft in which it can be taken over. */
export const nationalChangesPage = page({
  path: planPaths.nationalChanges,
  get: async (req, res) => {
    const { workforcePlan: plan } = await execute(req, PlanDocument, { id: param(req, 'planId') })
    const versionId = plan.open?.id ?? plan.published?.id
    if (!plan.viewerMayWork || versionId === undefined) throw new PageError('notFound')
    const { workforcePlanVersion: version } = await execute(req, PlanParentChangesDocument, { id: versionId })
    const changes = version.parentChanges
    res.render('plan/compare', {
      title: 'Changes of the national plan', caption: plan.title, previous: pathTo(planPaths.plan, { planId: plan.id }), differences: differencesView(changes?.differences ?? { fields: [], targets: [] }),
      lead: changes ? `Your plan stands on version ${changes.from.number} of the national plan. Version ${changes.to.number} is published now. Your plan says what it said until you take the changes over in a version of your own.` : 'Your plan stands on the newest version of the national plan.',
      ...(changes && (plan.open ? { nextHref: pathTo(planPaths.takeOver, { versionId: plan.open.id }), nextText: 'Take over or keep' } : { nextHref: pathTo(planPaths.begin, { planId: plan.id }), nextText: 'Begin a version to take them over' })),
    })
  },
})

/** Takes over what the national plan changed, apart from what is kept. */
export const takeOverPage = fieldsPage({
  path: planPaths.takeOver, view: 'plan/take-over',
  load: async (req) => {
    const { workforcePlanVersion: version } = await execute(req, PlanParentChangesDocument, { id: param(req, 'versionId') })
    const { parentChanges: changes, plan } = version
    if (!changes || !plan?.viewerMayWork) throw new PageError('notFound')
    const decided = new Set(version.targets.map(({ rootTargetId }) => rootTargetId))
    const keepable = changes.differences.targets.filter(({ kind, targetId }) => kind !== 'added' && decided.has(targetId))
    const fields: Field[] = keepable.length === 0 ? [] : [{ kind: 'checkboxes', name: 'keep', label: 'Which targets keep the national words that you decided about?', hint: 'All others take over what changed. Values and dates that you adapted stay yours.', items: keepable.map(({ targetId, title }) => ({ value: targetId, text: title })) }]
    return { title: 'Take over national changes', caption: plan.title, ...againDraft(version.state), fields, button: `Stand on version ${changes.to.number}`, back: versionHref(version.id), version, differences: differencesView(changes.differences) }
  },
  body: z.object({ keep: several() }),
  submit: async (req, { keep }, { version: { id, revision } }) => {
    const { version, userErrors } = (await execute(req, TakeOverPlanChangesDocument, { input: { versionId: id, revision, keep } })).takeOverNationalChanges
    return version === null ? { userErrors } : { next: versionHref(id), notice: 'Your draft stands on the newest national version. Decide about targets that are new.' }
  },
})
