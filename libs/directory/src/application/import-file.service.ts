import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Injectable } from '@nestjs/common'
import type { OrganisationId } from '#kernel'
import type { Ctx } from '#platform/access'
import { type ImportRow, ImportRunQueries, type StoredProblem } from '../data/import-run.queries.js'
import { explainProblem, type ImportKind } from '../domain/index.js'
import { ImportRunner } from './import-runner.js'
import { ImportsService } from './imports.service.js'

export interface ImportFileOptions {
  readonly kind: ImportKind
  readonly stream: Readable
  readonly dryRun: boolean
  /** Write the good rows when there are bad ones. */
  readonly skipBadRows?: boolean
  readonly organisationId?: OrganisationId | undefined
  readonly fileName?: string | undefined
  /** Percent done. */
  readonly onProgress?: ((percent: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

export interface ExplainedProblem extends Pick<StoredProblem, 'line' | 'column' | 'code'> {
  readonly message: string
  readonly fix: string
}

const PAGE = 1_000

/** Imports that their caller waits for: the command line and the first start. The same path as an upload, without the job. */
@Injectable()
export class ImportFileService {
  constructor(private readonly imports: ImportsService, private readonly runner: ImportRunner, private readonly queries: ImportRunQueries) {}

  /** Imports a file and answers the import as it ended: `applied`, `checked` (dry run) or `failed`. */
  async importFile(ctx: Ctx, { kind, stream, dryRun, skipBadRows = false, organisationId, fileName, onProgress, signal }: ImportFileOptions): Promise<ImportRow> {
    const { id } = await this.imports.take(ctx, { kind, dryRun, skipBadRows, organisationId: organisationId ?? null, fileName }, stream)
    try {
      await this.runner.run(ctx, id, { onProgress, signal })
    } catch (error) {
      await this.queries.fail(id, 'The import was broken off. Nothing was written; run it again.', ctx.now)
      throw error
    }
    return this.imports.byId(ctx, id)
  }

  /** The whole report of an import in words, read as it is consumed. */
  async *problems(ctx: Ctx, importId: string): AsyncGenerator<ExplainedProblem> {
    const { id } = await this.imports.byId(ctx, importId)
    for (let after: readonly [number, number] = [0, 0]; ; ) {
      const page = await this.queries.problems(id, PAGE, after)
      for (const problem of page) yield { line: problem.line, column: problem.column, code: problem.code, ...explainProblem(problem) }
      const last = page.at(-1)
      if (last === undefined || page.length < PAGE) return
      after = [last.line, last.position]
    }
  }

  /**
   * Loads the reference data: every council and combined authority of the United Kingdom, and for a demonstration the
   * other bodies too. Twice changes nothing. Throws when a file has problems: they are part of Waymark.
   * @param folder the repository's `libs/directory/reference`
   */
  async importReferenceOrganisations(ctx: Ctx, { folder = join('libs', 'directory', 'reference'), demonstration = false } = {}): Promise<ImportRow[]> {
    const done: ImportRow[] = []
    for (const fileName of ['organisations.csv', ...(demonstration ? ['demonstration-organisations.csv'] : [])]) {
      const row = await this.importFile(ctx, { kind: 'organisations', stream: createReadStream(join(folder, fileName)), dryRun: false, fileName })
      if (row.state !== 'applied') throw new Error(`${fileName} could not be loaded: ${row.failure ?? row.state}`)
      done.push(row)
    }
    return done
  }
}
