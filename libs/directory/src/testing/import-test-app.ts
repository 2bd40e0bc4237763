import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { DynamicModule, Type } from '@nestjs/common'
import { AuditModule } from '#audit'
import type { Actor } from '#platform/access'
import { Database } from '#platform/database'
import type { JobDefinition } from '#platform/jobs'
import { createTestApp, Seed, type TestApp } from '#testing'
import { type ExplainedProblem, ImportFileService } from '../application/import-file.service.js'
import type { ImportRequest } from '../application/imports.service.js'
import type { ImportRow } from '../data/import-run.queries.js'
import { ImportsModule } from '../imports.module.js'

export interface ImportTest extends TestApp {
  readonly seed: Seed
  readonly filesDir: string
  rows<T>(sql: string, values?: readonly unknown[]): Promise<T[]>
  /** Imports a text as somebody (Waymark itself when nobody is named) and answers the import with its report. */
  import(kind: ImportRequest['kind'], text: string, options?: { actor?: Actor; dryRun?: boolean; skipBadRows?: boolean; organisationId?: ImportRequest['organisationId'] }): Promise<ImportRow & { report: ExplainedProblem[] }>
  /** The files that lie in the store, whole or not. */
  files(): Promise<string[]>
}

/** Imports on a database and in a folder of their own. */
export async function startImports(options: { imports?: (Type | DynamicModule)[]; jobs?: readonly JobDefinition[]; config?: Readonly<Record<string, string>> } = {}): Promise<ImportTest> {
  const filesDir = await mkdtemp(join(tmpdir(), 'waymark-imports-'))
  const test = await createTestApp({
    imports: [AuditModule, ImportsModule, ...(options.imports ?? [])], config: { FILES_DIR: filesDir, ...options.config }, ...(options.jobs ? { jobs: options.jobs } : {}),
  })
  const database = test.get(Database)
  const service = test.get(ImportFileService)
  return {
    ...test, filesDir, seed: new Seed(database.pool),
    rows: (sql, values) => database.rows(sql, values),
    import: async (kind, text, { actor, dryRun = false, skipBadRows = false, organisationId = null } = {}) => {
      const ctx = test.ctx(actor)
      const row = await service.importFile(ctx, { kind, stream: Readable.from([Buffer.from(text)]), dryRun, skipBadRows, organisationId: organisationId ?? undefined })
      const report: ExplainedProblem[] = []
      for await (const problem of service.problems(ctx, row.id)) report.push(problem)
      return { ...row, report }
    },
    files: async () => (await readdir(filesDir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name),
    close: async () => {
      await test.close()
      await rm(filesDir, { recursive: true, force: true })
    },
  }
}
