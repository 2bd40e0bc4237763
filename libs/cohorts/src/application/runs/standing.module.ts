import { Module } from '@nestjs/common'
import { StandingQueries } from '../../data/runs/standing.queries.js'
import { PeopleModule } from '../enrolment/people.module.js'
import { StandingService } from './standing.service.js'

/** Who stands how to what: imported by every part of this lib that decides about access. */
@Module({ imports: [PeopleModule], providers: [StandingQueries, StandingService], exports: [StandingService, PeopleModule] })
export class StandingModule {}
