import { cursorPagination, hrefWith } from '#govuk'
import { PlanDocument, PlanHomeDocument, PlansDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { page } from '../page.js'
import { mayBegin } from './may-begin.js'
import { afterOf, param, pathTo, planPaths, textOf } from './paths.js'
import { splitTargets, targetFigures, targetRow } from './target-view.js'
import { dateWords, itemsOf, PARTS, SCOPES, stateTag, wordOf } from './words.js'

type HomePlan = NonNullable<Awaited<ReturnType<typeof loadHome>>>
const loadHome = async (req: Parameters<typeof execute>[0]) => (await execute(req, PlanHomeDocument, {})).nationalWorkforcePlan

const derivedRows = (derived: HomePlan['derived']) => derived.map(({ id, title, areaName, scope, parentMoved, published }) => ({
  title, href: pathTo(planPaths.plan, { planId: id }), detail: `${areaName}, ${wordOf(SCOPES, scope).toLowerCase()}`, tag: published === null ? stateTag('draft') : parentMoved ? { text: 'National changes to look at', classes: 'govuk-tag--orange' } : stateTag('published'),
}))

const frame = (plan: Omit<HomePlan, 'published' | 'open' | 'derived'>) => ({
  planId: plan.id, scope: wordOf(SCOPES, plan.scope), areaName: plan.areaName, owners: plan.owners.map(({ part, organisation }) => `${organisation ?? 'An organisation'}${plan.scope === 'national' ? ` (${wordOf(PARTS, part)})` : ''}`).join(' and '), closed: plan.closedAt === null ? null : dateWords(plan.closedAt),
})

const work = ({ id, viewerMayWork, open, closedAt }: Pick<HomePlan, 'id' | 'viewerMayWork' | 'open' | 'closedAt'>) => (!viewerMayWork ? {} : open
  ? { openHref: pathTo(planPaths.version, { versionId: open.id }), openText: `Version ${open.number}: go on`, openTag: stateTag(open.state) }
  : { beginHref: closedAt === null ? pathTo(planPaths.begin, { planId: id }) : undefined })

/** The national targets at a glance. Everybody may read it, signed in or not. */
export const homePage = page({
  path: planPaths.home, requireSignIn: false,
  get: async (req, res) => {
    const plan = await loadHome(req)
    const begin = mayBegin(req.session.viewer?.roles ?? [])
    if (plan === null) {
      res.render('plan/none', { title: 'Workforce plan', beginHref: begin.national ? planPaths.beginNational : undefined, allHref: planPaths.all })
      return
    }
    const { held } = splitTargets(plan.published?.targets ?? [])
    res.render('plan/plan', {
      title: plan.title, ...frame(plan), ...work(plan), published: plan.published, publishedOn: plan.published?.publishedAt ? dateWords(plan.published.publishedAt) : null,
      figures: targetFigures(held), targets: held.map((target) => targetRow(target, plan.id)), leftOut: [], derived: derivedRows(plan.derived), allHref: planPaths.all, indicatorsHref: planPaths.indicators,
      deriveHref: begin.derived && plan.published ? planPaths.derive : undefined, versionsHref: pathTo(planPaths.plan, { planId: plan.id }),
    })
  },
})

/** One plan, national or derived. */
export const planPage = page({
  path: planPaths.plan, requireSignIn: false,
  get: async (req, res) => {
    const { workforcePlan: plan } = await execute(req, PlanDocument, { id: param(req, 'planId') })
    const { held, leftOut } = splitTargets(plan.published?.targets ?? [])
    const href = (versionId: string) => pathTo(planPaths.version, { versionId })
    const shown = plan.versions.filter(({ state }) => ['published', 'superseded'].includes(state))
    res.render('plan/plan', {
      title: plan.title, ...frame(plan), ...work(plan), previous: plan.parent ? planPaths.all : planPaths.home, published: plan.published, publishedOn: plan.published?.publishedAt ? dateWords(plan.published.publishedAt) : null,
      figures: targetFigures(held), targets: held.map((target) => targetRow(target, plan.id)), leftOut: leftOut.map((target) => targetRow(target)), derived: derivedRows(plan.derived),
      parent: plan.parent && { title: plan.parent.title, href: planPaths.home },
      changesHref: plan.parentMoved && plan.viewerMayWork ? pathTo(planPaths.nationalChanges, { planId: plan.id }) : undefined, moved: plan.parentMoved,
      reviewsHref: plan.scope === 'regional' && req.session.signedIn ? pathTo(planPaths.reviews, { planId: plan.id }) : undefined,
      versions: plan.versions.map(({ id, number, state, publishedAt }) => ({ text: `Version ${number}`, href: href(id), tag: stateTag(state), on: publishedAt === null ? '' : dateWords(publishedAt) })),
      compareHref: shown.length > 1 ? hrefWith(planPaths.compare, {}, { before: shown[1]?.id ?? '', after: shown[0]?.id ?? '' }) : undefined,
    })
  },
})

/** Plans of regions and councils, beside the national one. */
export const allPage = page({
  path: planPaths.all, requireSignIn: false,
  get: async (req, res) => {
    const values = { scope: textOf(req.query['scope']) in SCOPES ? textOf(req.query['scope']) : '', search: textOf(req.query['search']).slice(0, 100) }
    const { workforcePlans: found } = await execute(req, PlansDocument, { scope: values.scope || null, search: values.search || null, first: 25, after: afterOf(req) })
    res.render('plan/plans', {
      title: 'Workforce plans', previous: planPaths.home, values, filtered: Object.values(values).some((value) => value !== ''), action: planPaths.all, total: found.totalCount,
      scopes: [{ value: '', text: 'Any' }, ...itemsOf(SCOPES)], deriveHref: mayBegin(req.session.viewer?.roles ?? []).derived ? planPaths.derive : undefined,
      plans: found.edges.map(({ node }) => ({
        title: node.title, href: node.scope === 'national' ? planPaths.home : pathTo(planPaths.plan, { planId: node.id }), detail: `${node.areaName}, ${wordOf(SCOPES, node.scope).toLowerCase()}`,
        tag: node.published === null ? stateTag(node.open?.state ?? 'draft') : node.parentMoved && node.viewerMayWork ? { text: 'National changes to look at', classes: 'govuk-tag--orange' } : stateTag('published'),
      })),
      pagination: cursorPagination(found.pageInfo, planPaths.all, req.query, req.web.locale),
    })
  },
})
