import { Module } from '@nestjs/common'
import { TeachingModule } from '../application/teaching.module.js'
import { teachingHandlers } from './teaching-jobs.js'

/** The handlers around sessions, calendars and completion. */
@Module({ imports: [TeachingModule], providers: [...teachingHandlers] })
export class TeachingJobsModule {}
