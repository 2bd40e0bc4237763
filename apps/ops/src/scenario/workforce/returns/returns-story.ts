import { addDays, endOfQuarter, type PlainDate, previousQuarter, type Quarter, quarterOf, quartersUpTo } from '#kernel'
import type { CouncilCast } from '../../cast.js'
import { ScenarioError } from '../../scenario-client.js'
import { count, inTurns, type Stage } from '../../stage.js'
import type { Compared } from '../book-of.js'
import { CouncilStaff, type ReturnLists, type StaffAnswers } from './council-staff.js'
import * as documents from './return-documents.js'

export interface ReturnsStoryOptions {
  readonly stage: Stage
  /** Ids of organisations by code. */
  readonly organisations: ReadonlyMap<string, string>
  readonly councils: readonly CouncilCast[]
  /** Lists what programmes teach. */
  readonly manager: string
  readonly seed: number
  readonly say: (line: string) => void
}

/** What a council has returned of a quarter, with one revision. */
export interface ReturnTruth {
  readonly submittedOn: PlainDate
  readonly headcount: number
  readonly answers: StaffAnswers
}

interface Started { readonly workforceReturn: { readonly id: string; readonly lists: ReturnLists } }
interface FileReport { readonly saved: boolean; readonly problems: readonly { readonly line: number; readonly code: string }[] }

const BEGIN = 2
/** Quarters before the first day whose returns are made up for on it: at least three, and as far back as plans begin. */
const [BACK, BASELINE, FURTHEST] = [3, '2025-Q4' as Quarter, 8]
/** Returns come in so many days after a quarter's end. */
const RETURNED_AFTER_DAYS = 12
const [CORRECT, EVERY_FIFTH] = [15, 5]
const AT_ONCE = 6
/** What is wrong with which line of the impossible file. */
const IMPOSSIBLE = ['2 NEGATIVE', '3 UNKNOWN_KEY', '4 LEAVERS_ABOVE_HEADCOUNT', '6 DUPLICATE'] as const

/** Workforce returns of the councils, quarter by quarter: made from files, refused where they are impossible, corrected where something was left out. */
export class ReturnsStory {
  private readonly staff: ReadonlyMap<string, CouncilStaff>
  /** By quarter and council, in the order of revisions: the truth. */
  readonly truth = new Map<Quarter, Map<string, ReturnTruth[]>>()
  readonly refusals: Compared[] = []

  constructor(private readonly options: ReturnsStoryOptions) {
    this.staff = new Map(options.councils.map(({ organisationCode }, n) => [organisationCode, new CouncilStaff(options.seed + n)]))
  }

  /** Whatever happens on a day. */
  async play(today: PlainDate, day: number): Promise<void> {
    const last = previousQuarter(quarterOf(today))
    if (day === BEGIN) {
      const quarters = quartersUpTo(last, FURTHEST)
      for (const quarter of quarters.filter((one, n) => n >= FURTHEST - BACK || one >= BASELINE)) await this.returns(quarter, today)
      await this.listRoutes()
    }
    if (day === CORRECT) await this.correct(last, today)
    if (day > BEGIN && !this.truth.has(last) && addDays(endOfQuarter(last), RETURNED_AFTER_DAYS) === today) await this.returns(last, today)
  }

  /** How many revisions each council has of each quarter, as Waymark has them. */
  async recorded(): Promise<ReadonlyMap<string, number>> {
    const { stage, councils, organisations } = this.options
    const found = new Map<string, number>()
    await inTurns(councils, AT_ONCE, async ({ organisationCode, administrator: { email } }) => {
      const { organisationReturns } = await stage.query<{ organisationReturns: readonly { quarter: Quarter; revisions: readonly unknown[] }[] }>(email, documents.RETURNED, { organisationId: organisations.get(organisationCode) })
      for (const { quarter, revisions } of organisationReturns) found.set(`${organisationCode} ${quarter}`, revisions.length)
    })
    return found
  }

  private async returns(quarter: Quarter, today: PlainDate): Promise<void> {
    const { councils, say } = this.options
    this.truth.set(quarter, new Map())
    await inTurns(councils, AT_ONCE, (council) => this.submit(council, quarter, today))
    const people = [...this.truth.get(quarter)!.values()].reduce((sum, [first]) => sum + first!.headcount, 0)
    say(`  ${councils.length} councils returned ${people} digital staff for ${quarter}`)
  }

  private async submit(council: CouncilCast, quarter: Quarter, today: PlainDate): Promise<void> {
    const { stage } = this.options
    const { organisationCode, administrator: { email } } = council
    const { id, lists } = await this.start(council, quarter, null)
    const staff = this.staff.get(organisationCode)!
    staff.next(lists)
    if (council === this.options.councils[0]) await this.sendImpossible(email, id, staff, quarter)
    await this.fillIn(council, quarter, { id, lists }, today)
    // Nobody returns a quarter twice without saying what was wrong.
    if (council === this.options.councils[0]) await stage.isRefused(email, documents.START_RETURN, { input: { organisationId: this.options.organisations.get(organisationCode), quarter } }, ['QUARTER_TWICE'])
  }

  private async start({ organisationCode, administrator: { email } }: CouncilCast, quarter: Quarter, correctionReason: string | null): Promise<Started['workforceReturn']> {
    const { stage, organisations } = this.options
    return (await stage.act<Started>(email, documents.START_RETURN, { organisationId: organisations.get(organisationCode), quarter, correctionReason }))!.workforceReturn
  }

  private async fillIn({ organisationCode, administrator: { email } }: CouncilCast, quarter: Quarter, { id, lists }: Started['workforceReturn'], today: PlainDate): Promise<void> {
    const { stage } = this.options
    const staff = this.staff.get(organisationCode)!
    const { file, answers } = staff.diversityFile(lists)
    for (const [section, content] of [['headcount', staff.headcountFile()], ['diversity', file], ['skills', staff.skillsFile(lists)], ['outlook', staff.outlookFile()]] as const) {
      const report = await this.upload(email, id, section, content)
      if (!report.saved) throw new ScenarioError(`A file of ${section} was refused: ${JSON.stringify(report).slice(0, 500)}`)
    }
    const { workforceReturn } = await stage.query<{ workforceReturn: { warnings: readonly { key: string }[] } }>(email, documents.RETURN_WARNINGS, { id })
    await stage.act(email, documents.SUBMIT_RETURN, { returnId: id, confirmations: workforceReturn.warnings.map(({ key }) => ({ key, comment: 'Checked against payroll.' })) })
    const revisions = [...(this.truth.get(quarter)!.get(organisationCode) ?? []), { submittedOn: today, headcount: staff.headcount, answers }]
    this.truth.get(quarter)!.set(organisationCode, revisions)
    count(stage.tally, revisions.length === 1 ? 'workforce: returns submitted' : 'workforce: returns corrected')
  }

  private upload(email: string, returnId: string, section: string, content: string): Promise<FileReport> {
    return this.options.stage.client.upload<FileReport>(email, `/workforce-return-files?returnId=${returnId}&section=${section}&dryRun=false`, content)
  }

  /** Refused as a whole, with what is wrong line by line. */
  private async sendImpossible(email: string, returnId: string, staff: CouncilStaff, quarter: Quarter): Promise<void> {
    const { saved, problems } = await this.upload(email, returnId, 'headcount', staff.impossibleFile())
    const told = new Set(problems.map(({ line, code }) => `${line} ${code}`))
    this.refusals.push(...IMPOSSIBLE.map((one) => ({ what: `${quarter}, line ${one}`, wrong: saved || !told.has(one) })))
    count(this.options.stage.tally, 'workforce: impossible files refused')
  }

  /** Some councils find that they left people out: their correction is a revision, and counts from now on. */
  private async correct(quarter: Quarter, today: PlainDate): Promise<void> {
    const councils = this.options.councils.filter((_, n) => n % EVERY_FIFTH === 0)
    for (const council of councils) {
      const started = await this.start(council, quarter, 'The team at the depot was left out.')
      this.staff.get(council.organisationCode)!.correct()
      await this.fillIn(council, quarter, started, today)
    }
  }

  /** What the programmes teach is listed as the way to skills that are short. */
  private async listRoutes(): Promise<void> {
    const { stage, manager } = this.options
    const { programmes } = await stage.query<{ programmes: { edges: readonly { node: { id: string } }[] } }>(manager, documents.PROGRAMMES)
    const short = [...this.staff.values()][0]!.wanted
    for (const [n, { node: { id } }] of programmes.edges.entries()) {
      await stage.act(manager, documents.ADD_ROUTE, { ...short[n % short.length]!, programmeId: id, note: 'Part of what the programme teaches.' })
      count(stage.tally, 'workforce: learning routes listed')
    }
  }
}
