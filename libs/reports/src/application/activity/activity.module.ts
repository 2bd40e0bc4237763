import { Module } from '@nestjs/common'
import { ReadModelsModule } from '#read-models'
import { ActivityQueries } from '../../data/activity/activity.queries.js'
import { ActivityService } from './activity.service.js'

/** The roll-ups of activity. */
@Module({ imports: [ReadModelsModule], providers: [ActivityQueries, ActivityService], exports: [ActivityQueries, ActivityService] })
export class ActivityModule {}
