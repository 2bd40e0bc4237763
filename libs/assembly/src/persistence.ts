import { auditPersistence } from '#audit'
import { cohortsPersistence } from '#cohorts'
import { competencyPersistence } from '#competency'
import { directoryPersistence } from '#directory'
import { mentoringPersistence } from '#mentoring'
import { notificationsPersistence } from '#notifications'
import type { LibPersistence } from '#platform/database'
import { platformPersistence } from '#platform/outbox'
import { reportsPersistence } from '#reports'
import { workforcePersistence } from '#workforce'
import { workforceReturnsPersistence } from '#workforce-returns'

/** Every lib that keeps something in PostgreSQL. */
export const persistence: readonly LibPersistence[] = [
  platformPersistence,
  auditPersistence,
  directoryPersistence,
  competencyPersistence,
  cohortsPersistence,
  mentoringPersistence,
  notificationsPersistence,
  workforcePersistence,
  workforceReturnsPersistence,
  reportsPersistence,
]
