import { Module } from '@nestjs/common'
import { FileDisk } from '#platform/files'
import { ImportCheck } from './application/import-check.js'
import { ImportFileService } from './application/import-file.service.js'
import { ImportRunner } from './application/import-runner.js'
import { ImportSweepService } from './application/import-sweep.service.js'
import { ImportsService } from './application/imports.service.js'
import { ImportLineManagersQueries } from './data/import-line-managers.queries.js'
import { ImportMembershipsQueries } from './data/import-memberships.queries.js'
import { ImportOrganisationsQueries } from './data/import-organisations.queries.js'
import { ImportPeopleQueries } from './data/import-people.queries.js'
import { ImportRunQueries } from './data/import-run.queries.js'
import { ImportStagingQueries } from './data/import-staging.queries.js'
import { ImportSuggestionQueries } from './data/import-suggestion.queries.js'
import { ImportTargets } from './data/import-targets.js'

/** Imports of organisations, people and memberships. */
@Module({
  providers: [
    FileDisk, ImportRunQueries, ImportStagingQueries, ImportSuggestionQueries,
    ImportOrganisationsQueries, ImportPeopleQueries, ImportLineManagersQueries, ImportMembershipsQueries, ImportTargets,
    ImportCheck, ImportRunner, ImportsService, ImportFileService, ImportSweepService,
  ],
  exports: [ImportRunQueries, ImportRunner, ImportsService, ImportFileService, ImportSweepService],
})
export class ImportsModule {}
