import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { SetQueries } from '../../data/sets/set.queries.js'
import { StandingModule } from '../runs/standing.module.js'
import { SetsService } from './sets.service.js'

@Module({ imports: [AuditModule, StandingModule], providers: [SetQueries, SetsService], exports: [SetsService] })
export class SetsModule {}
