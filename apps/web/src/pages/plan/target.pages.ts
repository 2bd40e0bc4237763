import { formatNumber, hrefWith, lineChart, summaryRows } from '#govuk'
import { MilestoneCountsDocument, MilestoneTargetsDocument, PlanDocument, PlanTargetDocument, type PlanTargetData, ReportOfPlanDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { evidencePaths } from '../evidence/paths.js'
import { STATES as CLAIM_STATES } from '../evidence/words.js'
import { reportPaths } from '../reports/paths.js'
import { param, pathTo, planPaths } from './paths.js'
import { targetHref } from './target-view.js'
import { BREAKDOWNS, dateWords, DIRECTIONS, DISPOSITIONS, goalWords, ragTag, stateTag, UNITS, valueWords, wordOf } from './words.js'

type Request = Parameters<typeof execute>[0]

type Target = PlanTargetData['workforceTarget']

/** Claims that count for a target, for those who are signed in: how many in which state they may know of. */
async function claimsView(req: Request, rootTargetId: string) {
  if (!req.session.signedIn) return undefined
  const { milestoneTargets } = await execute(req, MilestoneTargetsDocument, {})
  if (!milestoneTargets.some(({ targetId }) => targetId === rootTargetId)) return undefined
  const { milestoneClaimCounts: counts } = await execute(req, MilestoneCountsDocument, { targetId: rootTargetId })
  const href = (state?: string): string => hrefWith(evidencePaths.home, {}, { target: rootTargetId, ...(state !== undefined && { state }) })
  return { href: href(), claimHref: pathTo(evidencePaths.makeClaim, { targetId: rootTargetId }), states: Object.entries(CLAIM_STATES).flatMap(([state, text]) => counts.filter((one) => one.state === state).map(({ count }) => ({ text, count, href: href(state) }))) }
}

/** Its figures so far, with the path and the value to reach: a picture of what stands in the table. */
export function seriesView({ series, unit, targetValue, dueOn }: Pick<Target, 'series' | 'unit' | 'targetValue' | 'dueOn'>) {
  const known = series.filter(({ value }) => value !== null)
  const text = (value: number | null): string => (value === null ? 'No figure' : valueWords(value, unit))
  const chart = known.length < 2 ? undefined : lineChart({
    along: known.map(({ on }) => on), lines: [{ label: 'Figure', values: known.map(({ value }) => value) }, { label: 'Required path', values: known.map(({ expected }) => expected) }], target: { label: `Target, due ${dateWords(dueOn)}`, value: targetValue },
  }, (value) => (unit === 'count' ? formatNumber(value) : valueWords(value, unit)))
  return series.length === 0 ? undefined : { chart, rows: series.toReversed().map(({ on, value, expected, status }) => ({ on: dateWords(on), value: text(value), expected: expected === null ? 'Nothing yet' : text(expected), status: status === 'revised' ? 'Revised' : 'Final' })) }
}

async function targetView(req: Request, id: string) {
  const { workforceTarget: target } = await execute(req, PlanTargetDocument, { id })
  const { unit, standing, indicator, version, checkpoints } = target
  const plan = version?.plan
  if (version === null || !plan) throw new PageError('notFound')
  const [claims, report] = await Promise.all([claimsView(req, target.rootTargetId), execute(req, ReportOfPlanDocument, { areaKey: plan.areaKey })])
  const found = report.reportOfArea
  const value = (amount: number | null) => valueWords(amount, unit)
  // The way from the baseline over interim milestones to the target, as a table.
  const way = [
    { on: target.baselineOn, what: 'Baseline', expected: value(target.baselineValue), who: '' },
    ...checkpoints.map(({ on, value: expected, event, who }) => ({ on, what: event ?? 'Interim milestone', expected: expected === null ? '' : value(expected), who })),
    { on: target.dueOn, what: 'Target', expected: value(target.targetValue), who: target.presentOwner ?? target.owner ?? '' },
  ]
  return {
    title: target.title, caption: `${plan.title}, version ${version.number}`, tag: stateTag(version.state), published: version.state === 'published', narrative: target.narrative, goal: goalWords(target),
    standing: standing && {
      tag: ragTag(standing.rag), value: value(standing.value), on: dateWords(standing.on), status: standing.status === 'provisional' ? 'Provisional' : standing.status === 'revised' ? 'Revised' : 'Final', expected: standing.expected === null ? null : value(standing.expected), note: standing.note,
      bounds: standing.from === null || standing.to === null ? null : `between ${value(standing.from)} and ${value(standing.to)}`, coverage: standing.reporting === null ? null : `${standing.reported ?? 0} of ${standing.reporting} organisations have reported`,
    },
    expectedToday: target.expectedToday === null ? null : value(target.expectedToday), rag: target.rag.words,
    rows: summaryRows([
      { key: 'Owner', value: target.owner }, ...(target.presentOwner ? [{ key: 'Owner today', value: `${target.presentOwner}, after a reorganisation` }] : []),
      ...(plan.scope === 'national' ? [] : [{ key: 'In this plan', value: `${wordOf(DISPOSITIONS, target.disposition)}${target.reason === null ? '' : `: ${target.reason}`}` }]),
      { key: 'Direction', value: `${wordOf(DIRECTIONS, target.direction)} the target value` }, { key: 'Unit', value: wordOf(UNITS, unit) }, { key: 'Baseline', value: `${value(target.baselineValue)} on ${dateWords(target.baselineOn)}` },
      { key: 'Target', value: value(target.targetValue) }, { key: 'Due', value: dateWords(target.dueOn) }, { key: 'Shown by', value: target.breakdowns.map((one) => wordOf(BREAKDOWNS, one)).join(', ') || 'The whole only' },
    ]),
    definition: indicator && {
      title: indicator.title, text: indicator.definition, href: pathTo(planPaths.indicator, { indicatorId: indicator.indicatorId }), newer: indicator.newestNumber > indicator.number ? indicator.newestNumber : null,
      rows: summaryRows([
        { key: 'What is counted', value: indicator.numerator }, ...(indicator.denominator === null ? [] : [{ key: 'Out of', value: indicator.denominator }]), { key: 'Source of the figures', value: indicator.sourceTitle ?? indicator.sourceKey },
        { key: 'Definition', value: `Version ${indicator.number}` }, { key: 'Formula', value: `Version ${indicator.formulaVersion}` },
      ]),
    },
    claims, series: seriesView(target), reportHref: found?.latestAsOf ? `${pathTo(reportPaths.report, { reportId: found.id })}?section=targets#table-target-${target.code}` : undefined,
    way: way.map((step) => ({ ...step, on: dateWords(step.on) })),
    history: target.history.map((one) => ({ text: `Version ${one.version?.number ?? ''}`, on: one.version?.publishedAt ? dateWords(one.version.publishedAt) : '', goal: goalWords(one), href: targetHref({ id: one.id, code: '' }) })),
    previous: version.state === 'published' ? (plan.scope === 'national' ? planPaths.home : pathTo(planPaths.plan, { planId: plan.id })) : pathTo(planPaths.version, { versionId: version.id }),
  }
}

/** A target as one version has it. */
export const targetPage = page({
  path: planPaths.target, requireSignIn: false,
  get: async (req, res) => res.render('plan/target', await targetView(req, param(req, 'id'))),
})

/** A target as the published version has it: an address that stays the same from version to version. */
export const targetByCodePage = page({
  path: planPaths.targetByCode, requireSignIn: false,
  get: async (req, res) => {
    const { workforcePlan } = await execute(req, PlanDocument, { id: param(req, 'planId') })
    const found = workforcePlan.published?.targets.find(({ code }) => code === param(req, 'code'))
    if (found === undefined) throw new PageError('notFound')
    res.render('plan/target', await targetView(req, found.id))
  },
})
