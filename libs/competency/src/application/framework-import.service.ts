import type { Readable } from 'node:stream'
import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, newId, ok, type Result } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import type { UserError } from '#platform/errors'
import { FrameworkContentQueries } from '../data/framework-content.queries.js'
import { FrameworkVersionHistoryEntity } from '../data/framework-version-history.entity.js'
import { type FrameworkId, FrameworkQueries, type FrameworkVersionId } from '../data/framework.queries.js'
import { checkImportTarget, type FileProblem, type FrameworkContent, type ImportTarget, locateProblems, readFrameworkRows, validateFramework } from '../domain/index.js'
import { importFramework } from './framework-policies.js'
import { readFrameworkFile } from './read-framework-file.js'

export interface FrameworkImportReport {
  readonly rows: number
  /** Errors stop the import, warnings do not. By line. */
  readonly problems: readonly FileProblem[]
  /** The draft that was written: none on a dry run, or when there were errors. */
  readonly versionId: FrameworkVersionId | undefined
}

/** Takes a framework file in as a draft version. */
@Injectable()
export class FrameworkImportService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: FrameworkQueries,
    private readonly content: FrameworkContentQueries,
    private readonly audit: AuditService,
  ) {}

  /**
   * Reads the file and writes it as a draft of the version, all of it or nothing. Importing again replaces the
   * draft, so that the same file twice leaves the same state. A dry run does everything but keep it.
   * Errors: problems of the target by field, or `VERSION_PUBLISHED`. Problems of the file are in the report.
   */
  async import(ctx: Ctx, target: ImportTarget, file: Readable, { dryRun }: { readonly dryRun: boolean }): Promise<Result<FrameworkImportReport, readonly UserError[]>> {
    requireAccess(ctx, importFramework, undefined)
    const wrong = checkImportTarget(target)
    if (wrong.length > 0) return err(wrong)
    const { count, rows, problems } = await readFrameworkFile(file)
    if (problems.length > 0) return ok({ rows: count, problems, versionId: undefined })
    const read = readFrameworkRows(rows)
    if (!read.ok) throw new Error('Rows that were checked one by one are refused together')
    const found = locateProblems(rows, validateFramework(read.value)).toSorted((a, b) => a.line - b.line)
    const report = { rows: count, problems: found, versionId: undefined }
    if (found.some(({ severity }) => severity === 'error')) return ok(report)
    const written = await this.write(ctx, target, read.value, dryRun)
    return written.ok ? ok({ ...report, versionId: written.value }) : written
  }

  private async write(ctx: Ctx, target: ImportTarget, content: FrameworkContent, dryRun: boolean): Promise<Result<FrameworkVersionId | undefined, readonly UserError[]>> {
    const done = await this.uow.run(async (tx): Promise<Result<FrameworkVersionId, readonly UserError[] | 'DRY_RUN'>> => {
      const frameworkId = await this.queries.lockByKey(tx, { id: newId<FrameworkId>(), key: target.key, name: target.name, now: ctx.now })
      const existing = await this.queries.byNumber(tx, frameworkId, target.version)
      if (existing !== undefined && existing.status !== 'draft')
        return err([{ code: 'VERSION_PUBLISHED', field: 'version', message: `Version ${target.version} has been published and cannot change. Choose a later number.` }])
      const id = existing?.id ?? newId<FrameworkVersionId>()
      await this.queries.saveDraft(tx, { id, frameworkId, version: target.version, now: ctx.now })
      await this.content.replace(tx, id, content)
      await tx.manager.insert(FrameworkVersionHistoryEntity, {
        id: newId(), versionId: id, action: 'import', status: 'draft', at: ctx.now, byPersonId: personOf(ctx.actor) ?? null, reason: '',
      })
      await this.audit.record(tx, ctx, { action: importFramework.action, subject: { kind: 'framework_version', id }, detail: { ...target, roles: content.roles.length, skills: content.skills.length } })
      // A refusal rolls back: on a dry run everything was tried against the real tables and nothing stays.
      return dryRun ? err('DRY_RUN') : ok(id)
    })
    if (done.ok) return done
    return done.error === 'DRY_RUN' ? ok(undefined) : err(done.error)
  }
}
