import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, ok, type Result } from '#kernel'
import { type Ctx, personOf } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { ReturnContentQueries } from '../../data/returns/return-content.queries.js'
import { ReturnQueries, type ReturnRow } from '../../data/returns/return.queries.js'
import { type LineProblem, type RawRow, readSection, type ReturnContent, type ReturnContext, type Section, SECTION_FORMATS, type SectionFormat, type SectionLines } from '../../domain/index.js'
import { NOT_A_DRAFT, refusal, rowErrors } from '../problems.js'
import { makeReturn } from '../return-policies.js'
import { ReturnAccess } from '../returns/return-access.js'
import { ReturnContextLoader } from '../returns/return-context.loader.js'

type Outcome = Result<ReturnRow, readonly UserError[]>

export interface SaveLinesInput {
  readonly returnId: string
  readonly section: Section
  /** The page of the form: a role, or a role family and grade with a slash between them. Its lines are replaced. */
  readonly scope: string
  readonly rows: readonly RawRow[]
}

/** A file that was read to its end: as many rows as it had, the line that each stood on. */
export interface FileRows {
  readonly rows: readonly { readonly line: number; readonly row: RawRow }[]
}

/** Fills in the sections of a draft, page by page or from files: what has a problem is not saved, and nothing is saved by halves. */
@Injectable()
export class ReturnSectionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ReturnQueries,
    private readonly contents: ReturnContentQueries,
    private readonly loader: ReturnContextLoader,
    private readonly access: ReturnAccess,
    private readonly audit: AuditService,
  ) {}

  /** Saves one page of a form. Errors: by row and column, or `NOT_A_DRAFT`. No rows take the page's lines away. */
  async saveLines(ctx: Ctx, { returnId, section, scope, rows }: SaveLinesInput): Promise<Outcome> {
    await this.access.known(ctx, returnId, makeReturn)
    return this.inDraft(ctx, returnId, section, async (tx, row, context): Promise<Outcome> => {
      const { lines, problems } = readSection(section, rows, context)
      if (problems.length > 0) return err(rowErrors(problems))
      const { scope: scopeOf } = SECTION_FORMATS[section] as SectionFormat<Section>
      const stray = lines.findIndex((line) => scopeOf(line) !== scope)
      if (stray >= 0) return err(refusal(`rows.${stray}`, 'OTHER_PAGE', `This row does not belong to ${scope}. Save it on its own page.`))
      await this.contents.replace(tx, row.id, section, lines, scope)
      await this.note(tx, ctx, row, section, { via: 'form', nothingToReport: false }, lines.length)
      return ok(row)
    })
  }

  /** Says that a section has nothing in it. Errors: `NOT_EMPTY` while it has lines. */
  async nothingToReport(ctx: Ctx, returnId: string, section: Section): Promise<Outcome> {
    await this.access.known(ctx, returnId, makeReturn)
    return this.inDraft(ctx, returnId, section, async (tx, row): Promise<Outcome> => {
      const content = await this.contents.read(row.id, tx)
      if (content[section].length > 0) return err(refusal('section', 'NOT_EMPTY', 'This section has figures. Take them away first, or leave them.'))
      await this.note(tx, ctx, row, section, { via: 'form', nothingToReport: true }, 0)
      return ok(row)
    })
  }

  /**
   * Puts the rows of a file in the place of the whole section, unless a row has a problem: then nothing is written and every problem is
   * answered. A dry run writes nothing and answers the same.
   */
  async saveFile(ctx: Ctx, returnId: string, section: Section, { rows }: FileRows, dryRun: boolean): Promise<Result<{ readonly lines: number; readonly problems: readonly LineProblem[] }, readonly UserError[]>> {
    const known = await this.access.known(ctx, returnId, makeReturn)
    if (dryRun) {
      if (known.state !== 'draft') return err(NOT_A_DRAFT)
      const { lines, problems } = this.readFile(section, rows, await this.contextOf(ctx, known, section))
      return ok({ lines: lines.length, problems })
    }
    let problems: readonly LineProblem[] = []
    const saved = await this.inDraft(ctx, returnId, section, async (tx, row, context): Promise<Result<number, readonly UserError[]>> => {
      const read = this.readFile(section, rows, context)
      problems = read.problems
      if (problems.length > 0) return err([])
      await this.contents.replace(tx, row.id, section, read.lines)
      await this.note(tx, ctx, row, section, { via: 'file', nothingToReport: false }, read.lines.length)
      return ok(read.lines.length)
    })
    if (saved.ok) return ok({ lines: saved.value, problems: [] })
    return problems.length > 0 ? ok({ lines: 0, problems }) : saved
  }

  private readFile<S extends Section>(section: S, rows: FileRows['rows'], context: ReturnContext): { readonly lines: readonly SectionLines[S][]; readonly problems: readonly LineProblem[] } {
    const read = readSection(section, rows.map(({ row }) => row), context, 0)
    return { lines: read.lines, problems: read.problems.map((problem) => ({ ...problem, line: rows[problem.line]?.line ?? problem.line, message: withLines(problem, rows) })) }
  }

  /** Works on a draft that nobody else changes meanwhile. */
  private inDraft<T>(ctx: Ctx, returnId: string, section: Section, work: (tx: Tx, row: ReturnRow, context: ReturnContext) => Promise<Result<T, readonly UserError[]>>): Promise<Result<T, readonly UserError[]>> {
    return this.uow.run(async (tx): Promise<Result<T, readonly UserError[]>> => {
      const row = await this.queries.lock(tx, returnId)
      if (row === undefined) throw notFound()
      if (row.state !== 'draft') return err(NOT_A_DRAFT)
      return work(tx, row, await this.contextOf(ctx, row, section, tx))
    })
  }

  private async contextOf(ctx: Ctx, row: ReturnRow, section: Section, tx?: Tx): Promise<ReturnContext> {
    const { context } = await this.loader.load(ctx, row, tx)
    if (section !== 'diversity' && section !== 'skills') return context
    const { headcount }: ReturnContent = await this.contents.read(row.id, tx)
    return headcount.length === 0 ? context : { ...context, headcount }
  }

  private async note(tx: Tx, ctx: Ctx, row: ReturnRow, section: Section, how: { readonly via: 'form' | 'file'; readonly nothingToReport: boolean }, lines: number): Promise<void> {
    await this.contents.noteSection(tx, row.id, section, { ...how, by: personOf(ctx.actor) ?? null }, ctx.now)
    await this.audit.record(tx, ctx, { action: makeReturn.action, subject: { kind: 'workforce_return', id: row.id }, detail: { section, via: how.via, lines } })
  }
}

/** A duplicate names the line of its first: by place among the rows until here, by line of the file from here on. */
const withLines = ({ code, message }: LineProblem, rows: FileRows['rows']): string =>
  code === 'DUPLICATE' ? message.replace(/on line (\d+)/, (_, place: string) => `on line ${rows[Number(place)]?.line ?? place}`) : message
