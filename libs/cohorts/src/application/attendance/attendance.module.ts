import { Module } from '@nestjs/common'
import { AttendanceQueries } from '../../data/attendance/attendance.queries.js'
import { RosterQueries } from '../../data/attendance/roster.queries.js'
import { StandingModule } from '../runs/standing.module.js'
import { SessionsModule } from '../sessions/sessions.module.js'
import { RegisterService } from './register.service.js'
import { RosterService } from './roster.service.js'
import { SessionCodeService } from './session-code.service.js'

@Module({
  imports: [SessionsModule, StandingModule],
  providers: [AttendanceQueries, RosterQueries, RegisterService, RosterService, SessionCodeService],
  exports: [RegisterService, RosterService, SessionCodeService],
})
export class AttendanceModule {}
