import { Module } from '@nestjs/common'
import { ReadModelsModule } from '#read-models'
import { ActivityQueries } from '../../data/activity/activity.queries.js'
import { ActivityReleaseQueries } from '../../data/activity/activity-release.queries.js'
import { ActivityReleasesService } from './activity-releases.service.js'
import { ActivitySources } from './activity-sources.js'
import { ActivityService } from './activity.service.js'

/** The roll-ups of activity, and what is published of them. */
@Module({ imports: [ReadModelsModule], providers: [ActivityQueries, ActivityReleaseQueries, ActivityReleasesService, ActivityService, ActivitySources], exports: [ActivityReleasesService, ActivityService, ActivitySources] })
export class ActivityModule {}
