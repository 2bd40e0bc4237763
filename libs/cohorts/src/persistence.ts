import type { LibPersistence } from '#platform/database'
import { coreEntities } from './data/core-entities.js'
import { spaceEntities } from './data/space-entities.js'
import { teachingEntities } from './data/teaching-entities.js'
import { CreateCohorts1795288671626 } from './data/migrations/1795288671626-create-cohorts.js'
import { AddTeaching1795288786773 } from './data/migrations/1795288786773-add-teaching.js'
import { CreateSpaces1795288795927 } from './data/migrations/1795288795927-create-spaces.js'
import { AddHeldUntil1795289224433 } from './data/migrations/1795289224433-add-held-until.js'
import { IndexNewestEnrolments1795291268361 } from './data/migrations/1795291268361-index-newest-enrolments.js'
import { OrderEnrolmentHistory1795301378677 } from './data/migrations/1795301378677-order-enrolment-history.js'
import { RequestTransfers1795301899337 } from './data/migrations/1795301899337-request-transfers.js'

export const cohortsPersistence: LibPersistence = {
  schema: 'cohorts',
  entities: [...coreEntities, ...spaceEntities, ...teachingEntities],
  migrations: [
    CreateCohorts1795288671626, AddTeaching1795288786773, CreateSpaces1795288795927, AddHeldUntil1795289224433, IndexNewestEnrolments1795291268361,
    OrderEnrolmentHistory1795301378677, RequestTransfers1795301899337,
  ],
}
