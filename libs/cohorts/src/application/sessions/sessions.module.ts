import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { SessionQueries } from '../../data/sessions/session.queries.js'
import { SessionWrites } from '../../data/sessions/session-writes.queries.js'
import { StandingModule } from '../runs/standing.module.js'
import { SessionChangesService } from './session-changes.service.js'
import { SessionPlanningService } from './session-planning.service.js'
import { SessionsService } from './sessions.service.js'

@Module({
  imports: [AuditModule, StandingModule],
  providers: [SessionQueries, SessionWrites, SessionPlanningService, SessionChangesService, SessionsService],
  exports: [SessionQueries, SessionPlanningService, SessionChangesService, SessionsService],
})
export class SessionsModule {}
