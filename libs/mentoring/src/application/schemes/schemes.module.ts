import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { CompetencyModule } from '#competency'
import { DirectoryModule } from '#directory'
import { MentoringDataModule } from '../../data/mentoring-data.module.js'
import { SchemeFactsQueries } from '../../data/schemes/scheme-facts.queries.js'
import { StandingModule } from '../standing/standing.module.js'
import { SchemeSkills } from './scheme-skills.js'
import { SchemesService } from './schemes.service.js'

/** Schemes: look-up and upkeep. */
@Module({
  imports: [AuditModule, CompetencyModule, DirectoryModule, MentoringDataModule, StandingModule],
  providers: [SchemeFactsQueries, SchemeSkills, SchemesService],
  exports: [SchemeSkills, SchemesService, MentoringDataModule],
})
export class SchemesModule {}
