import { ActivityCellEntity, ActivityChangedEntity, ActivityEntity } from './activity/activity.entity.js'

export const reportsEntities = [ActivityEntity, ActivityCellEntity, ActivityChangedEntity]
