import { type PlainDate } from '#kernel'
import type { BookCheck } from '#read-models'
import type { CouncilCast } from '../../cast.js'
import { count, type Stage } from '../../stage.js'
import { booksOfPlans, type ExpectedPlans, type PublishedPlans } from './plan-books.js'
import * as documents from './plan-documents.js'
import { PLAN_OWNERS } from './publish-plan.js'
import { reviewPipeline } from './review-pipeline.js'

export interface PlanStoryOptions {
  readonly stage: Stage
  /** Ids of organisations by code. */
  readonly organisations: ReadonlyMap<string, string>
  /** Keeps the plan of its region. */
  readonly council: CouncilCast
  readonly say: (line: string) => void
}

export interface PlanTarget {
  readonly id: string
  readonly targetId: string
  readonly code: string
  readonly disposition: string
  readonly targetValue: number
  readonly indicator: { readonly id: string }
  readonly rag: { readonly rule: string; readonly tolerancePercent: number | null }
  readonly [field: string]: unknown
}

interface Draft { readonly version: { readonly id: string; readonly planId: string; readonly revision: number; readonly contentHash: string; readonly targets: readonly PlanTarget[] } }
type Version = Draft['version']

/** By days from the beginning. */
const CALENDAR = { derive: 5, review: 9, newVersion: 20, takeOver: 25, finish: 30 } as const
/** The national target that changes, and what it becomes; the region wants more of it than the nation, and leaves another out. */
const CHANGED = { code: 'standards', from: 70, to: 75, inRegion: 80 } as const
const LEFT_OUT = 'centres'

/** The national plan gets a new version, which both owners approve; a region derives its own, reviews its pipeline, and takes over what has changed. */
export class PlanStory {
  private nationalId = ''
  private regionalId = ''
  private actions: readonly string[] = []

  constructor(private readonly options: PlanStoryOptions) {}

  /** Whatever happens on a day. */
  async play(today: PlainDate, day: number): Promise<void> {
    if (day === CALENDAR.derive) await this.derive()
    if (day === CALENDAR.review) this.actions = await reviewPipeline(this.options, this.regionalId, await this.regional(), today)
    if (day === CALENDAR.newVersion) await this.changeNationalPlan()
    if (day === CALENDAR.takeOver) await this.takeOver()
    const [first] = this.actions
    if (day === CALENDAR.finish && first !== undefined) await this.options.stage.act(this.keeper, documents.SETTLE_ACTION, { id: first, step: 'finish', reason: 'Four people have moved over.' })
  }

  /** The published plans against what was decided. */
  async books(): Promise<readonly BookCheck[]> {
    const { stage } = this.options
    const { nationalWorkforcePlan } = await stage.query<{ nationalWorkforcePlan: PublishedPlans['national'] }>(this.keeper, documents.NATIONAL_PLAN)
    const { workforcePlan } = await stage.query<{ workforcePlan: PublishedPlans['regional'] }>(this.keeper, documents.PLAN, { id: this.regionalId })
    const { pipelineReviews } = await stage.query<{ pipelineReviews: { edges: readonly { node: PublishedPlans['reviews'][number] }[] } }>(this.keeper, documents.REVIEWS, { planId: this.regionalId })
    const expected: ExpectedPlans = {
      national: { number: 2, values: { [CHANGED.code]: CHANGED.to } },
      regional: { number: 2, values: { [CHANGED.code]: CHANGED.inRegion }, leftOut: [LEFT_OUT] },
      review: { actions: this.actions.length, done: 1 },
    }
    return booksOfPlans(expected, { national: nationalWorkforcePlan, regional: workforcePlan, reviews: pipelineReviews.edges.map(({ node }) => node) })
  }

  private get keeper(): string {
    return this.options.council.administrator.email
  }

  private async derive(): Promise<void> {
    const { stage, organisations, council, say } = this.options
    const ownerId = organisations.get(council.organisationCode)
    const { organisation: { region } } = await stage.query<{ organisation: { region: string } }>(this.keeper, documents.REGION_OF, { id: ownerId })
    const { nationalWorkforcePlan: { id, published } } = await stage.query<{ nationalWorkforcePlan: { id: string; published: { targets: readonly PlanTarget[] } } }>(this.keeper, documents.NATIONAL_PLAN)
    this.nationalId = id
    let { version } = (await stage.act<Draft>(this.keeper, documents.BEGIN_DERIVED, {
      ownerId, region, title: `Workforce plan for ${region}`, narrative: 'The councils of the region recruit from the same people. This plan says what they do together, and what they want to have reached by 2030.',
    }))!
    this.regionalId = version.planId
    const decide = async (code: string, decision: object): Promise<void> => {
      const { targetId } = published.targets.find((target) => target.code === code)!
      version = (await stage.act<Draft>(this.keeper, documents.DECIDE_TARGET, { versionId: version.id, revision: version.revision, targetId, ...decision }))!.version
    }
    await decide(CHANGED.code, { disposition: 'adapted', reason: 'Most of our councils are on the way already.', targetValue: CHANGED.inRegion })
    await decide(LEFT_OUT, { disposition: 'left_out', reason: 'The region will use the Centre of its neighbour.' })
    version = (await stage.act<Draft>(this.keeper, documents.ADOPT_TARGETS, { versionId: version.id, revision: version.revision }))!.version
    await this.publishAlone(version.id)
    say(`  ${region} has a workforce plan of its own`)
  }

  /** The owners of the nation's plan: one alone cannot publish, nor approve twice. */
  private async changeNationalPlan(): Promise<void> {
    const { stage, say } = this.options
    const [institute, lga] = [PLAN_OWNERS.institute.email, PLAN_OWNERS.lga.email]
    const { version } = (await stage.does<Draft>(institute, documents.BEGIN_VERSION, { planId: this.nationalId }))!
    const { id, rag, indicator, targetId: _targetId, code: _code, disposition: _disposition, ...target } = version.targets.find(({ code }) => code === CHANGED.code)!
    await stage.act(institute, documents.CHANGE_TARGET, {
      ...target, id, revision: version.revision, indicatorVersionId: indicator.id, ragRule: rag.rule, tolerancePercent: rag.tolerancePercent ?? 0, targetValue: CHANGED.to, title: `${CHANGED.to} % of councils adopt the standards`,
    })
    const proposed = (await stage.does<Draft>(institute, documents.PROPOSE, { versionId: version.id }))!.version
    const approval = { versionId: version.id, contentHash: proposed.contentHash }
    await stage.act(institute, documents.APPROVE, approval)
    await stage.isRefused(institute, documents.APPROVE, { input: approval }, ['PART_APPROVED', 'SAME_PERSON'])
    await stage.isRefused(institute, documents.PUBLISH, { versionId: version.id }, ['TRANSITION_NOT_ALLOWED'])
    await stage.act(lga, documents.APPROVE, approval)
    await stage.does(lga, documents.PUBLISH, { versionId: version.id })
    count(stage.tally, 'workforce: national plan versions published')
    say('  the national plan has a new version, approved by both owners')
  }

  private async takeOver(): Promise<void> {
    const { stage } = this.options
    const { version } = (await stage.does<Draft>(this.keeper, documents.BEGIN_VERSION, { planId: this.regionalId }))!
    await stage.act(this.keeper, documents.TAKE_OVER, { versionId: version.id, revision: version.revision, keep: [] })
    await this.publishAlone(version.id)
    count(stage.tally, 'workforce: regional plans that took over what was changed')
  }

  private async publishAlone(versionId: string): Promise<void> {
    const { stage } = this.options
    const { contentHash } = (await stage.does<Draft>(this.keeper, documents.PROPOSE, { versionId }))!.version
    await stage.act(this.keeper, documents.APPROVE, { versionId, contentHash })
    await stage.does(this.keeper, documents.PUBLISH, { versionId })
    count(stage.tally, 'workforce: regional plan versions published')
  }

  private async regional(): Promise<Version['targets']> {
    const { workforcePlan } = await this.options.stage.query<{ workforcePlan: { published: { targets: Version['targets'] } } }>(this.keeper, documents.PLAN, { id: this.regionalId })
    return workforcePlan.published.targets
  }
}
