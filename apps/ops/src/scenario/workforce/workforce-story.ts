import { addDays, endOfQuarter, type PlainDate, previousQuarter, type Quarter, quarterOf, quartersUpTo, seededRandom } from '#kernel'
import type { BookCheck } from '#read-models'
import type { BackgroundWork } from '../background-work.js'
import type { CouncilCast } from '../cast.js'
import { ScenarioError } from '../scenario-client.js'
import { count, inTurns, type Stage } from '../stage.js'
import * as documents from './workforce-documents.js'
import { CouncilStaff, type ReturnLists } from './workforce-truth.js'

export interface WorkforceStoryOptions {
  readonly stage: Stage
  readonly work: BackgroundWork
  /** Ids of organisations by code. */
  readonly organisations: ReadonlyMap<string, string>
  readonly councils: readonly CouncilCast[]
  /** Emails of people who are asked the equality questions. */
  readonly people: readonly string[]
  /** Has the national report made. */
  readonly admin: string
  readonly seed: number
  readonly say: (line: string) => void
}

const BEGIN = 2
/** Quarters before the first day whose returns are made up for on it. */
const BACK = 3
/** Returns come in so many days after a quarter's end. */
const RETURNED_AFTER_DAYS = 12
const WITHDRAW = 40
const AT_ONCE = 6
const [ANSWERS, TAKES_BACK] = [0.7, 0.05]

/** Workforce returns of the councils, quarter by quarter, and what people say about themselves; at the end the national report, held against what is known. */
export class WorkforceStory {
  private readonly random: () => number
  private readonly staff: ReadonlyMap<string, CouncilStaff>
  /** Digital staff of all councils by quarter: the truth. */
  private readonly truth = new Map<Quarter, number>()
  private answered: string[] = []

  constructor(private readonly options: WorkforceStoryOptions) {
    this.random = seededRandom(options.seed)
    this.staff = new Map(options.councils.map(({ organisationCode }, n) => [organisationCode, new CouncilStaff(options.seed + 100 + n)]))
  }

  /** Whatever happens on a day. */
  async play(today: PlainDate, day: number): Promise<void> {
    if (day === BEGIN) {
      for (const quarter of quartersUpTo(previousQuarter(quarterOf(today)), BACK)) await this.returns(quarter)
      await this.answer()
    }
    if (day === WITHDRAW) await this.takeBack()
    const last = previousQuarter(quarterOf(today))
    if (day > BEGIN && !this.truth.has(last) && addDays(endOfQuarter(last), RETURNED_AFTER_DAYS) === today) await this.returns(last)
  }

  /** The national report of a day that is over, computed, made final and compared with the truth. */
  async end(asOf: PlainDate): Promise<readonly BookCheck[]> {
    const { stage, work, admin, say } = this.options
    const requested = await stage.act<{ run: { id: string } }>(admin, documents.REQUEST_REPORT, { areaKey: 'nation', asOf, quarterly: true })
    await work.settle()
    const { reportRun } = await stage.query<{ reportRun: { state: string; problem: string | null; snapshotId: string | null } }>(admin, documents.REPORT_RUN, { id: requested!.run.id })
    if (reportRun.snapshotId === null) throw new ScenarioError(`The national report is ${reportRun.state}: ${reportRun.problem}`)
    const settled = await stage.query<{ settleReportSnapshot: { userErrors: readonly unknown[] } }>(admin, documents.SETTLE_SNAPSHOT, { id: reportRun.snapshotId })
    if (settled.settleReportSnapshot.userErrors.length > 0) throw new ScenarioError(`The national report cannot be made final: ${JSON.stringify(settled)}`)
    count(stage.tally, 'workforce: national reports published')
    say('  the national report is published')
    return [compareStaff(this.truth, await this.published(reportRun.snapshotId))]
  }

  /** Digital staff by quarter, as the report has them; `undefined` where it does not say. */
  private async published(snapshotId: string): Promise<ReadonlyMap<string, number | undefined>> {
    const { stage, admin } = this.options
    const { reportSnapshot } = await stage.query<PublishedTables>(admin, documents.SNAPSHOT_TABLES, { id: snapshotId })
    const table = reportSnapshot.sections.flatMap(({ tables }) => tables).find(({ key }) => key === 'workforce-quarters')
    const at = table?.columns.findIndex(({ key }) => key === 'headcount') ?? -1
    return new Map((table?.rows ?? []).map(({ cells }) => [cells[0]?.text ?? '', cells[at]?.number ?? undefined]))
  }

  private async returns(quarter: Quarter): Promise<void> {
    const { councils, say } = this.options
    let people = 0
    await inTurns(councils, AT_ONCE, async (council) => {
      const staff = await this.submit(council, quarter)
      people += staff
    })
    this.truth.set(quarter, people)
    say(`  ${councils.length} councils returned ${people} digital staff for ${quarter}`)
  }

  private async submit({ organisationCode, administrator: { email } }: CouncilCast, quarter: Quarter): Promise<number> {
    const { stage, organisations } = this.options
    const started = await stage.act<{ workforceReturn: { id: string; lists: ReturnLists } }>(email, documents.START_RETURN, { organisationId: organisations.get(organisationCode), quarter })
    const { id, lists } = started!.workforceReturn
    const staff = this.staff.get(organisationCode)!
    const lines = staff.next(lists)
    await this.upload(email, id, 'headcount', staff.headcountFile())
    await this.upload(email, id, 'diversity', staff.diversityFile(lists))
    for (const section of ['skills', 'outlook']) await stage.act(email, documents.NOTHING_TO_RETURN, { returnId: id, section })
    const { workforceReturn } = await stage.query<{ workforceReturn: { warnings: readonly { key: string }[] } }>(email, documents.RETURN_WARNINGS, { id })
    await stage.act(email, documents.SUBMIT_RETURN, { returnId: id, confirmations: workforceReturn.warnings.map(({ key }) => ({ key, comment: 'Checked against payroll.' })) })
    count(stage.tally, 'workforce: returns submitted')
    return lines.reduce((sum, { headcount }) => sum + headcount, 0)
  }

  private async upload(email: string, returnId: string, section: string, content: string): Promise<void> {
    const report = await this.options.stage.client.upload<{ saved?: boolean }>(email, `/workforce-return-files?returnId=${returnId}&section=${section}&dryRun=false`, content)
    if (report.saved !== true) throw new ScenarioError(`A file of ${section} was refused: ${JSON.stringify(report).slice(0, 500)}`)
  }

  private async answer(): Promise<void> {
    const { stage, people } = this.options
    this.answered = people.filter(() => this.random() < ANSWERS)
    const turns = new Map(this.answered.map((email) => [email, this.random()]))
    await inTurns(this.answered, AT_ONCE, async (email) => {
      const { myEqualityAnswers: { questionSet } } = await stage.query<{ myEqualityAnswers: { questionSet: { id: string; questions: readonly { key: string; options: readonly { key: string }[] }[] } | null } }>(email, documents.MY_QUESTIONS)
      if (questionSet === null) throw new ScenarioError('No equality questions are asked')
      const choose = (options: readonly { key: string }[], n: number): string => options[Math.floor(((turns.get(email)! * (n + 3) * 97) % 1) * options.length)]!.key
      await stage.act(email, documents.SAVE_ANSWERS, { questionSetId: questionSet.id, answers: questionSet.questions.map(({ key, options }, n) => ({ question: key, options: [choose(options, n)] })) })
      count(stage.tally, 'equality: people who answered')
    })
  }

  private async takeBack(): Promise<void> {
    const { stage } = this.options
    for (const email of this.answered.filter(() => this.random() < TAKES_BACK)) {
      await stage.query(email, documents.WITHDRAW_ANSWERS)
      count(stage.tally, 'equality: people who withdrew their answers')
    }
  }
}

interface PublishedTables {
  readonly reportSnapshot: { readonly sections: readonly { readonly tables: readonly {
    readonly key: string
    readonly columns: readonly { readonly key: string }[]
    readonly rows: readonly { readonly cells: readonly { readonly text: string | null; readonly number: number | null }[] }[]
  }[] }[] }
}

/** Published digital staff of each quarter against what the councils have: counts of so many organisations are published as they are. */
export function compareStaff(truth: ReadonlyMap<Quarter, number>, published: ReadonlyMap<string, number | undefined>): BookCheck {
  const wrong = [...truth].filter(([quarter, people]) => published.get(quarter) !== people)
  const [first] = wrong
  return {
    name: 'report: the digital staff that it tells of are those of the councils', checked: truth.size, wrong: wrong.length,
    example: first === undefined ? null : `${first[0]}: ${first[1]} people, ${published.get(first[0]) ?? 'none'} published`,
  }
}
