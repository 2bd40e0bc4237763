import { Module } from '@nestjs/common'
import { FrameworkImportService } from './application/framework-import.service.js'
import { FrameworksService } from './application/frameworks.service.js'
import { FrameworkContentQueries } from './data/framework-content.queries.js'
import { FrameworkQueries } from './data/framework.queries.js'

@Module({
  providers: [FrameworkQueries, FrameworkContentQueries, FrameworksService, FrameworkImportService],
  exports: [FrameworksService, FrameworkImportService],
})
export class CompetencyModule {}
