import { SuccessionEntity } from './follow/succession.entity.js'
import { PublicationMemberEntity, PublicationSnapshotEntity, PublishedCountEntity } from './publication/publication.entity.js'
import { ReferenceVersionEntity } from './reference/reference-version.entity.js'
import { DiversityLineEntity, HeadcountLineEntity, OutlookLineEntity, SkillLineEntity } from './returns/return-lines.entity.js'
import { ReturnPeriodEntity } from './returns/return-period.entity.js'
import { ConfirmedWarningEntity, ReturnHistoryEntity, ReturnReminderEntity, ReturnSectionEntity } from './returns/return-upkeep.entity.js'
import { WorkforceReturnEntity } from './returns/workforce-return.entity.js'
import { LearningRouteEntity } from './routes/learning-route.entity.js'

export const returnEntities = [
  ReferenceVersionEntity, ReturnPeriodEntity, WorkforceReturnEntity, ReturnSectionEntity, ConfirmedWarningEntity, ReturnHistoryEntity, ReturnReminderEntity,
  HeadcountLineEntity, DiversityLineEntity, SkillLineEntity, OutlookLineEntity, LearningRouteEntity, SuccessionEntity,
  PublicationSnapshotEntity, PublicationMemberEntity, PublishedCountEntity,
]
