import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { ProgrammeQueries } from '../../data/programmes/programme.queries.js'
import { VersionQueries } from '../../data/programmes/version.queries.js'
import { StandingModule } from '../runs/standing.module.js'
import { ProgrammesService } from './programmes.service.js'
import { VersionsService } from './versions.service.js'

/** Programmes and their versions. */
@Module({
  imports: [AuditModule, DirectoryModule, StandingModule],
  providers: [ProgrammeQueries, VersionQueries, ProgrammesService, VersionsService],
  exports: [ProgrammeQueries, VersionQueries, ProgrammesService, VersionsService],
})
export class ProgrammesModule {}
