import type { LibPersistence } from '#platform/database'
import { coreEntities } from './data/core-entities.js'
import { CreateCohorts1795288671626 } from './data/migrations/1795288671626-create-cohorts.js'

export const cohortsPersistence: LibPersistence = {
  schema: 'cohorts',
  entities: [...coreEntities],
  migrations: [CreateCohorts1795288671626],
}
