import type { PlainDate } from '#kernel'
import type { BackgroundWork } from '../background-work.js'
import { ScenarioError } from '../scenario-client.js'
import { count, type Stage } from '../stage.js'
import * as documents from './report-documents.js'

interface Cell { readonly text: string | null; readonly number: number | null; readonly from: number | null; readonly to: number | null; readonly withheld: boolean | null }
interface Table {
  readonly key: string
  readonly notes: readonly string[]
  readonly columns: readonly { readonly key: string }[]
  readonly rows: readonly { readonly cells: readonly Cell[] }[]
}
interface Tables { readonly reportSnapshot: { readonly sections: readonly { readonly tables: readonly Table[] }[] } }

/** One published report, as everybody reads it. */
export class PublishedReport {
  private constructor(readonly asOf: PlainDate, private readonly tables: readonly Table[]) {}

  /** Has the national report of a day computed, makes it final, and reads it as somebody who has nothing to do with it. */
  static async ofNation(stage: Stage, work: BackgroundWork, { admin, reader }: { readonly admin: string; readonly reader: string }, asOf: PlainDate): Promise<PublishedReport> {
    const requested = await stage.act<{ run: { id: string } }>(admin, documents.REQUEST_REPORT, { areaKey: 'nation', asOf, quarterly: true })
    await work.settle()
    const { reportRun } = await stage.query<{ reportRun: { state: string; problem: string | null; snapshotId: string | null } }>(admin, documents.REPORT_RUN, { id: requested!.run.id })
    if (reportRun.snapshotId === null) throw new ScenarioError(`The national report is ${reportRun.state}: ${reportRun.problem}`)
    await stage.does(admin, documents.SETTLE_SNAPSHOT, { id: reportRun.snapshotId })
    count(stage.tally, 'workforce: national reports published')
    const { reportSnapshot } = await stage.query<Tables>(reader, documents.SNAPSHOT_TABLES, { id: reportRun.snapshotId })
    return new PublishedReport(asOf, reportSnapshot.sections.flatMap(({ tables }) => tables))
  }

  /** By how many people the counts of a table may be out, as it says itself. */
  within(table: string): number {
    const said = this.table(table)?.notes.map((note) => /within (\d+) of the true count/.exec(note)).find((found) => found !== null)
    return said ? Number(said[1]) : 0
  }

  /** The cell of a table in the row that begins with a text; undefined where there is none. */
  cell(table: string, row: string, column: string): Cell | undefined {
    const found = this.table(table)
    const at = found?.columns.findIndex(({ key }) => key === column) ?? -1
    return found?.rows.find(({ cells }) => cells[0]?.text === row)?.cells[at]
  }

  /** A figure of a target on the day of the report. */
  figure(target: string): number | undefined {
    return this.cell(`target-${target}`, this.asOf, 'figure')?.number ?? undefined
  }

  /** Between what a target's figure lies, as the report says of its rounding. */
  rounding(target: string): { readonly from: number; readonly to: number } | undefined {
    const said = this.table(`target-${target}`)?.notes.map((note) => /the true ones give something between (-?[\d.]+) and (-?[\d.]+)/.exec(note)).find((found) => found !== null)
    return said ? { from: Number(said[1]), to: Number(said[2]) } : undefined
  }

  private table(key: string): Table | undefined {
    return this.tables.find((table) => table.key === key)
  }
}
