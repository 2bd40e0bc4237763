import { Module } from '@nestjs/common'
import { FilesModule } from '#platform/files'
import { ExportBuilder } from './application/export-builder.js'
import { ExportsService } from './application/exports.service.js'
import { ImportCheck } from './application/import-check.js'
import { ImportFileService } from './application/import-file.service.js'
import { ImportRunner } from './application/import-runner.js'
import { ImportSweepService } from './application/import-sweep.service.js'
import { ImportsService } from './application/imports.service.js'
import { ExportRunQueries } from './data/export-run.queries.js'
import { ExportTablesQueries } from './data/export-tables.queries.js'
import { ImportLineManagersQueries } from './data/import-line-managers.queries.js'
import { ImportMembershipsQueries } from './data/import-memberships.queries.js'
import { ImportOrganisationsQueries } from './data/import-organisations.queries.js'
import { ImportPeopleQueries } from './data/import-people.queries.js'
import { ImportRunQueries } from './data/import-run.queries.js'
import { ImportStagingQueries } from './data/import-staging.queries.js'
import { ImportSuggestionQueries } from './data/import-suggestion.queries.js'
import { ImportTargets } from './data/import-targets.js'
import { OrganisationQueries } from './data/organisation.queries.js'

/** Imports of organisations, people and memberships, and exports of what an organisation owns. */
@Module({
  imports: [FilesModule],
  providers: [
    ImportRunQueries, ImportStagingQueries, ImportSuggestionQueries,
    ImportOrganisationsQueries, ImportPeopleQueries, ImportLineManagersQueries, ImportMembershipsQueries, ImportTargets,
    ImportCheck, ImportRunner, ImportsService, ImportFileService, ImportSweepService,
    OrganisationQueries, ExportRunQueries, ExportTablesQueries, ExportBuilder, ExportsService,
  ],
  exports: [ImportRunQueries, ImportRunner, ImportsService, ImportFileService, ImportSweepService, ExportRunQueries, ExportBuilder, ExportsService],
})
export class ImportsModule {}
