import { Module } from '@nestjs/common'
import { StandingQueries } from '../../data/standing/standing.queries.js'
import { StandingService } from './standing.service.js'

/** Who stands how to what: imported by every part of this lib that decides about access. */
@Module({ providers: [StandingQueries, StandingService], exports: [StandingService] })
export class StandingModule {}
