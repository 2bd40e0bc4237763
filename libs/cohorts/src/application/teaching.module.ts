import { Module } from '@nestjs/common'
import { AttendanceModule } from './attendance/attendance.module.js'
import { SessionCalendarModule } from './calendar/calendar.module.js'
import { CompletionModule } from './completion/completion.module.js'
import { TeachingPeopleModule } from './people/teaching-people.module.js'
import { SessionsModule } from './sessions/sessions.module.js'
import { SetsModule } from './sets/sets.module.js'

/** Sessions, attendance, action-learning sets, completion, and people's calendars. */
@Module({
  imports: [SessionsModule, AttendanceModule, SetsModule, CompletionModule, SessionCalendarModule, TeachingPeopleModule],
  exports: [SessionsModule, AttendanceModule, SetsModule, CompletionModule, SessionCalendarModule, TeachingPeopleModule],
})
export class TeachingModule {}
