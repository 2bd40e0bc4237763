import type { INestApplicationContext } from '@nestjs/common'
import { addDays, type PlainDate } from '#kernel'
import type { BookCheck } from '#read-models'
import type { BackgroundWork } from '../background-work.js'
import type { Cast } from '../cast.js'
import type { MentoringStory } from '../mentoring/mentoring-story.js'
import type { Stage } from '../stage.js'
import { EqualityStory } from './equality/equality-story.js'
import { peopleOfCohorts, peopleOfMentoring } from './equality/people-counted.js'
import { milestoneCastOf } from './milestones/milestone-cast.js'
import { MilestoneStory } from './milestones/milestone-story.js'
import { PlanStory } from './plans/plan-story.js'
import { PublishedReport } from './published-report.js'
import { groupTargets } from './returns/group-targets.js'
import { booksOfReturns } from './returns/returns-books.js'
import { ReturnsStory } from './returns/returns-story.js'

export interface WorkforceStoryOptions {
  readonly stage: Stage
  readonly work: BackgroundWork
  readonly api: INestApplicationContext
  /** Ids of organisations by code. */
  readonly organisations: ReadonlyMap<string, string>
  readonly cast: Cast
  /** Has reports made and snapshots taken. */
  readonly admin: string
  /** Runs the programmes. */
  readonly manager: string
  readonly runIds: readonly string[]
  /** The mentoring beside it, and who runs that. */
  readonly pairs: MentoringStory | undefined
  readonly mentoringManager: string | undefined
  readonly days: number
  /** Whether what is published will be held against the truth. */
  readonly checks: boolean
  readonly seed: number
  readonly say: (line: string) => void
}

/** Departments and agencies of the demonstration's directory. */
const CENTRAL = ['DEMO-MINISTRY', 'DEMO-DEPARTMENT', 'DEMO-ALB']

/** Everything about the workforce: plans and their owners, returns, milestones, equality answers; at the end the national report, held against what is known. */
export class WorkforceStory {
  private readonly plans: PlanStory
  private readonly returns: ReturnsStory
  private readonly milestones: MilestoneStory
  private readonly equality: EqualityStory

  constructor(private readonly options: WorkforceStoryOptions) {
    const { stage, work, api, organisations, cast, admin, manager, runIds, pairs, mentoringManager = manager, days, checks, seed, say } = options
    const councilCodes = cast.councils.map(({ organisationCode }) => organisationCode)
    this.plans = new PlanStory({ stage, organisations, council: cast.councils[0]!, say })
    this.returns = new ReturnsStory({ stage, organisations, councils: cast.councils, manager, seed: seed + 100, say })
    this.milestones = new MilestoneStory({ stage, organisations, councils: cast.councils, appointments: milestoneCastOf({ people: cast.leaders, councilCodes, centralCodes: CENTRAL, seed: seed + 1, days }), days, say })
    this.equality = new EqualityStory({
      stage, work, api, people: [...cast.leaders, ...cast.mentoring].map(({ email }) => email), admin, seed, days, checks, say,
      populations: { 'cohort-progress': () => peopleOfCohorts(stage, manager, runIds), 'mentoring-progress': () => peopleOfMentoring(stage, mentoringManager, pairs) },
    })
  }

  /** Before anybody does anything on a day. */
  async dawn(today: PlainDate, day: number): Promise<void> {
    await this.equality.dawn(today, day)
  }

  /** Whatever happens on a day. */
  async play(today: PlainDate, day: number): Promise<void> {
    await this.plans.play(today, day)
    await this.returns.play(today, day)
    await this.equality.play(day)
    await this.milestones.play(today, day)
  }

  /** The national report of yesterday is published; where that is asked for, everything published is compared with the truth. */
  async end(today: PlainDate): Promise<readonly BookCheck[]> {
    const { stage, work, admin, cast, checks, say } = this.options
    const report = await PublishedReport.ofNation(stage, work, { admin, reader: cast.leaders[0]!.email }, addDays(today, -1))
    say('  the national report is published')
    return checks ? this.books(report) : []
  }

  private async books(report: PublishedReport): Promise<readonly BookCheck[]> {
    return [
      ...(await this.plans.books()),
      ...booksOfReturns({
        asOf: report.asOf, truth: this.returns.truth, recorded: await this.returns.recorded(), refusals: this.returns.refusals, targets: groupTargets(),
        staffOf: (quarter) => {
          const people = report.cell('workforce-quarters', quarter, 'headcount')?.number ?? undefined
          return people === undefined ? undefined : { people, within: report.within('workforce-quarters') }
        },
        figureOf: (target) => {
          const [value, range] = [report.figure(target), report.rounding(target)]
          return value === undefined || range === undefined ? undefined : { value, ...range }
        },
      }),
      ...(await this.milestones.books(report.asOf, (target) => report.figure(target))),
      ...(await this.equality.books()),
    ]
  }
}
