import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { DashboardQueries } from '../../data/dashboard/dashboard.queries.js'
import { SurveyQueries } from '../../data/dashboard/survey.queries.js'
import { StandingModule } from '../standing/standing.module.js'
import { DashboardService } from './dashboard.service.js'
import { SurveyResultsService } from './survey-results.service.js'

@Module({ imports: [AuditModule, DirectoryModule, StandingModule], providers: [DashboardQueries, DashboardService, SurveyQueries, SurveyResultsService], exports: [DashboardService, SurveyResultsService] })
export class DashboardModule {}
