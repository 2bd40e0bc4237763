import type { Readable } from 'node:stream'
import { Injectable } from '@nestjs/common'
import { ok, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import type { UserError } from '#platform/errors'
import { ReferenceQueries } from '../../data/reference/reference.queries.js'
import { type Characteristic, type Entry, LIST_FILES, listChanges, type ListKind, listRows, type LineProblem, readListFile } from '../../domain/index.js'
import { publishReference } from '../return-policies.js'
import { readRows } from '../sections/read-return-file.js'
import { ReferenceService } from './reference.service.js'

/** What became of the file of a list, or would become of it. */
export interface ListFileReport {
  readonly dryRun: boolean
  readonly rows: number
  /** Whether it is the version that new returns are begun with now. */
  readonly saved: boolean
  readonly problemCount: number
  readonly problems: readonly LineProblem[]
  /** Why it could not be read to its end. */
  readonly stopped?: LineProblem
  /** What it changes, in words. */
  readonly changes: readonly string[]
}

const REPORT_LIMIT = 1_000

/** Lists that returns are made with, as files: a new version is published whole or not at all. */
@Injectable()
export class ReferenceFilesService {
  constructor(private readonly references: ReferenceService, private readonly queries: ReferenceQueries) {}

  /** Ends the request of whoever may not publish lists: asked before the file is read. */
  requireImport(ctx: Ctx): void {
    requireAccess(ctx, publishReference, undefined)
  }

  /** The newest version as a file, to be changed and sent back. */
  async template(ctx: Ctx, kind: ListKind): Promise<readonly (readonly string[])[]> {
    this.requireImport(ctx)
    return [LIST_FILES[kind], ...listRows(kind, await this.newest(kind))]
  }

  /** Takes a file: checked in a dry run, else published. What is wrong with it is in the report. */
  async import(ctx: Ctx, content: Readable, { kind, dryRun }: { readonly kind: ListKind; readonly dryRun: boolean }): Promise<Result<ListFileReport, readonly UserError[]>> {
    this.requireImport(ctx)
    const file = await readRows({ required: LIST_FILES[kind], optional: [] }, content)
    const read = readListFile(kind, file.rows)
    const problems = [...file.broken, ...(read.ok ? [] : read.error)].sort((a, b) => a.line - b.line)
    const report = (saved: boolean, changes: readonly string[]): Result<ListFileReport, readonly UserError[]> => ok({
      dryRun, rows: file.rows.length + file.broken.length, saved, problemCount: problems.length, problems: problems.slice(0, REPORT_LIMIT), changes, ...(file.stopped && { stopped: file.stopped }),
    })
    if (!read.ok || file.stopped !== undefined || problems.length > 0) return report(false, [])
    const changes = listChanges(await this.newest(kind), read.value.kind === 'timetable' ? [] : read.value.content)
    if (dryRun) return report(false, changes)
    const published = await this.references.publish(ctx, read.value)
    return published.ok ? report(true, changes) : published
  }

  private async newest(kind: ListKind): Promise<readonly (Entry & Partial<Characteristic>)[]> {
    return (await this.queries.newest(kind)).content
  }
}
