import { Global, Module } from '@nestjs/common'
import { cohortsExport } from '#cohorts'
import { EXPORT_CONTRIBUTIONS, type ExportContribution } from '#directory'
import { mentoringExport } from '#mentoring'
import { workforceExport } from '#workforce'
import { workforceReturnsExport } from '#workforce-returns'

/** What every lib adds to the export of an organisation, besides the directory's own tables. */
const contributions: readonly ExportContribution[] = [cohortsExport, mentoringExport, workforceExport, workforceReturnsExport]

/** For the worker, which builds exports: the directory does not know who adds to them. */
@Global()
@Module({ providers: [{ provide: EXPORT_CONTRIBUTIONS, useValue: contributions }], exports: [EXPORT_CONTRIBUTIONS] })
export class ExportContributionsModule {}
