import { Injectable } from '@nestjs/common'
import { ROLES } from '#platform/access'
import type { Tx } from '#platform/database'
import { FileDisk } from '#platform/files'
import { ImportRunQueries } from '../data/import-run.queries.js'
import type { ImportScope, ImportTarget } from '../data/import-scope.types.js'
import { ImportStagingQueries } from '../data/import-staging.queries.js'
import { ImportSuggestionQueries } from '../data/import-suggestion.queries.js'
import { ImportTargets } from '../data/import-targets.js'
import { closest, type ImportCounts, importFormat, type ImportKind, ImportReader } from '../domain/index.js'

/** Share of the work that reading is, in percent. */
const READING = 70
/** The platform's own administrators are made by hand, never by a file. */
const ROLES_IN_FILES = ROLES.filter((role) => role !== 'platform_admin')
const REPORT_EVERY_MS = 500
/** How alike a code must be to be suggested: codes differ by digits only. */
const ALIKE = 0.9

export interface CheckedFile {
  readonly counts: ImportCounts
  readonly problems: number
  /** What writes the good rows; absent when the file cannot be read. */
  readonly target: ImportTarget | undefined
}

interface Reading {
  /** Bytes. */
  readonly fileSize: number
  /** Told now and then how many percent are done; throwing stops the work. */
  report(percent: number): Promise<void>
}

/** Reads an import's file into the staging table of the transaction, checks each row, and compares the rows with what is there. */
@Injectable()
export class ImportCheck {
  constructor(
    private readonly disk: FileDisk,
    private readonly queries: ImportRunQueries,
    private readonly staging: ImportStagingQueries,
    private readonly suggestions: ImportSuggestionQueries,
    private readonly targets: ImportTargets,
  ) {}

  /** Puts every problem into the import's report and answers what would become of the rows. */
  async check(tx: Tx, scope: ImportScope, kind: ImportKind, reading: Reading): Promise<CheckedFile> {
    const reader = await this.stage(tx, scope.importId, kind, reading)
    if (reader.unreadable) {
      await this.queries.addProblems(tx, scope.importId, reader.unreadable)
      return { counts: { rows: 0, created: 0, updated: 0, unchanged: 0, refused: 0 }, problems: reader.unreadable.length, target: undefined }
    }
    const kept = await this.staging.keepReadingProblems(tx, scope.importId)
    const target = this.targets.of(kind)
    await target.check(tx, scope)
    await this.suggest(tx, scope.importId)
    await reading.report(READING + 10)
    const counts = { ...(await this.staging.count(tx)), ...(await target.count(tx)) }
    return { counts, problems: reader.problems - kept + (await this.queries.countProblems(scope.importId, tx)), target }
  }

  /** Reads the file into the staging table. A file that turns out to be unreadable stops there. */
  private async stage(tx: Tx, importId: string, kind: ImportKind, { fileSize, report }: Reading): Promise<ImportReader> {
    let reader: ImportReader | undefined
    await this.staging.fill(tx, kind, async (writer) => {
      reader = new ImportReader(importFormat(kind, ROLES_IN_FILES), (line, cells, problems) => writer.add(line, cells, problems))
      const file = this.disk.read(importId).setEncoding('utf8')
      let reported = performance.now()
      for await (const piece of file as AsyncIterable<string>) {
        reader.write(piece)
        if (reader.unreadable) return
        await writer.flush()
        if (performance.now() - reported < REPORT_EVERY_MS) continue
        reported = performance.now()
        await report(Math.floor((READING * file.bytesRead) / Math.max(1, fileSize)))
      }
      reader.end()
    })
    if (reader === undefined) throw new Error('The file was not read')
    return reader
  }

  private async suggest(tx: Tx, importId: string): Promise<void> {
    const unknown = await this.suggestions.unknownCodes(tx, importId)
    if (unknown.length === 0) return
    const codes = await this.suggestions.allCodes()
    const found = unknown.flatMap((code) => {
      const meant = closest(code, codes, ALIKE)
      return meant === undefined ? [] : [[code, meant] as const]
    })
    await this.suggestions.suggest(tx, importId, Object.fromEntries(found))
  }
}
