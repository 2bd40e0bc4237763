import { ActivityReleaseEntity } from './activity/activity-release.entity.js'
import { ActivityCellEntity, ActivityChangedEntity, ActivityEntity } from './activity/activity.entity.js'
import { ObservationEntity } from './reports/observation.entity.js'
import { ReportRunEntity } from './reports/report-run.entity.js'
import { ReportEntity } from './reports/report.entity.js'
import { SnapshotEntity } from './reports/snapshot.entity.js'

export const reportsEntities = [ActivityEntity, ActivityCellEntity, ActivityChangedEntity, ActivityReleaseEntity, ObservationEntity, ReportEntity, ReportRunEntity, SnapshotEntity]
