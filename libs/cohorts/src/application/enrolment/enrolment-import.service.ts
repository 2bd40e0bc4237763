import type { Readable } from 'node:stream'
import { Injectable } from '@nestjs/common'
import { CsvError, parse } from 'csv-parse'
import type { OrganisationId } from '#kernel'
import type { Ctx } from '#platform/access'
import { type NominationOutcome, NOMINATIONS_LIMIT, NominationsService } from './nominations.service.js'
import { checkHeader, headerName, type NominationLine, readLine } from './read-nominations.js'

export interface ImportRow {
  readonly line: number
  readonly outcome: 'offered' | 'waitlisted' | 'applied' | 'would_enter' | 'unchanged' | 'refused'
  readonly code?: string
  readonly message?: string
}

export interface ImportReport {
  readonly dryRun: boolean
  readonly rows: number
  readonly entered: number
  readonly unchanged: number
  readonly refused: number
  /** Every line that did not go in as it should, at most {@link REPORT_LIMIT}. */
  readonly problems: readonly ImportRow[]
  /** Set when the file could not be read to its end; lines before it went in. */
  readonly stopped?: { readonly line: number; readonly code: string; readonly message: string }
}

export interface ImportOptions {
  readonly runId: string
  readonly organisationId?: OrganisationId | undefined
  readonly dryRun: boolean
}

export const REPORT_LIMIT = 1_000
const MAX_RECORD = 64 * 1024

/** People put forward in a CSV file, read as it arrives: a file of any length takes the same memory. Sent twice, the second changes nothing. */
@Injectable()
export class EnrolmentImportService {
  constructor(private readonly nominations: NominationsService) {}

  /** Ends the request of whoever may not bring people into this run. */
  requireImport(ctx: Ctx, { runId, organisationId }: ImportOptions): Promise<void> {
    return this.nominations.requireImport(ctx, runId, organisationId)
  }

  async import(ctx: Ctx, file: Readable, { runId, organisationId, dryRun }: ImportOptions): Promise<ImportReport> {
    await this.nominations.requireImport(ctx, runId, organisationId)
    const tally = new Tally(dryRun)
    const seen = new Map<string, number>()
    let portion: Extract<NominationLine, { ok: true }>[] = []
    const flush = async (): Promise<void> => {
      const lines = portion
      portion = []
      if (lines.length === 0) return
      const outcomes = await this.nominations.enter(ctx, runId, lines, { route: 'csv', organisationId, dryRun })
      lines.forEach(({ line }, n) => tally.add(line, outcomes[n]))
    }
    try {
      for await (const { record, line: number } of records(file)) {
        const line = readLine(record, number, seen)
        if (line.ok) portion.push(line)
        else tally.add(line.line, { outcome: 'refused', code: line.code, message: line.message })
        if (portion.length === NOMINATIONS_LIMIT) await flush()
      }
      await flush()
    } catch (error) {
      const stopped = stoppedBy(error)
      if (stopped === undefined) throw error
      await flush()
      return tally.report(stopped)
    }
    return tally.report()
  }
}

class HeaderError extends Error {
  constructor(readonly code: string, message: string) {
    super(message)
  }
}

interface CsvRecord {
  readonly record: Readonly<Record<string, string>>
  readonly line: number
}

/** Piece by piece, so that the file waits for the database; what comes before a broken line is still handed out. */
async function* records(file: Readable): AsyncGenerator<CsvRecord> {
  const found: CsvRecord[] = []
  const parser = parse({
    bom: true, trim: true, skip_empty_lines: true, max_record_size: MAX_RECORD, relax_column_count_less: true,
    columns: (header: string[]) => {
      const problem = checkHeader(header)
      if (problem) throw new HeaderError(problem.code, problem.message)
      return header.map(headerName)
    },
    on_record: (record: Readonly<Record<string, string>>, { lines }) => {
      found.push({ record, line: lines })
      return null
    },
  })
  parser.on('error', () => undefined).resume()
  for await (const chunk of file) {
    const error = await new Promise<Error | null | undefined>((resolve) => parser.write(chunk, resolve))
    yield* found.splice(0)
    if (error) throw error
  }
  const error = await new Promise<Error | null | undefined>((resolve) => parser.once('error', resolve).end(() => resolve(undefined)))
  yield* found.splice(0)
  if (error) throw error
}

function stoppedBy(error: unknown): ImportReport['stopped'] {
  if (error instanceof HeaderError) return { line: 1, code: error.code, message: error.message }
  if (!(error instanceof CsvError)) return undefined
  const line = typeof error['lines'] === 'number' ? error['lines'] : 0
  if (error.code === 'CSV_MAX_RECORD_SIZE') return { line, code: 'LINE_TOO_LONG', message: `Line ${line} is longer than ${MAX_RECORD / 1024} KB. Is a quotation mark missing before it?` }
  if (error.code === 'CSV_RECORD_INCONSISTENT_COLUMNS') return { line, code: 'TOO_MANY_CELLS', message: `Line ${line} has more cells than the first line has columns. Put texts with commas between quotation marks.` }
  return { line, code: 'NOT_CSV', message: `Line ${line} cannot be read as CSV. Check the quotation marks there, then send the file again.` }
}

class Tally {
  private entered = 0
  private unchanged = 0
  private refused = 0
  private readonly problems: ImportRow[] = []

  constructor(private readonly dryRun: boolean) {}

  add(line: number, outcome: NominationOutcome | undefined): void {
    if (outcome === undefined || outcome.outcome === 'unchanged') this.unchanged += 1
    else if (outcome.outcome === 'refused') {
      this.refused += 1
      if (this.problems.length < REPORT_LIMIT) this.problems.push({ line, ...outcome })
    } else this.entered += 1
  }

  report(stopped?: ImportReport['stopped']): ImportReport {
    const problems = [...this.problems].sort((a, b) => a.line - b.line)
    return {
      dryRun: this.dryRun, rows: this.entered + this.unchanged + this.refused, entered: this.entered, unchanged: this.unchanged, refused: this.refused, problems,
      ...(stopped ? { stopped } : {}),
    }
  }
}
