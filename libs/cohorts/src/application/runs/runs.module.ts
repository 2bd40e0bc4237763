import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { RunSweepQueries } from '../../data/runs/run-sweep.queries.js'
import { RunQueries } from '../../data/runs/run.queries.js'
import { PeopleModule } from '../enrolment/people.module.js'
import { PlacesModule } from '../places/places.module.js'
import { ProgrammesModule } from '../programmes/programmes.module.js'
import { FacilitatorsService } from './facilitators.service.js'
import { RunChangesService } from './run-changes.service.js'
import { RunProgress } from './run-progress.js'
import { RunSteps } from './run-steps.js'
import { RunSweepService } from './run-sweep.service.js'
import { RunWriter } from './run-writer.js'
import { RunsService } from './runs.service.js'
import { StandingModule } from './standing.module.js'

/** Runs: planned, changed, moved on by hand and by the calendar. */
@Module({
  imports: [AuditModule, DirectoryModule, PeopleModule, PlacesModule, ProgrammesModule, StandingModule],
  providers: [RunQueries, RunSweepQueries, RunWriter, RunProgress, RunSteps, RunsService, RunChangesService, RunSweepService, FacilitatorsService],
  exports: [RunQueries, RunWriter, RunsService, RunChangesService, RunSweepService, FacilitatorsService],
})
export class RunsModule {}
