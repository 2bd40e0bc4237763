import type { LibPersistence } from '#platform/database'
import { returnEntities } from './data/entities.js'
import { CreateWorkforceReturns1795332492849 } from './data/migrations/1795332492849-create-workforce-returns.js'
import { KeepWhatWasSubmitted1795332500001 } from './data/migrations/1795332500001-keep-what-was-submitted.js'
import { FirstReferenceLists1795332500002 } from './data/migrations/1795332500002-first-reference-lists.js'
import { PublishFromOneRelease1795343234277 } from './data/migrations/1795343234277-publish-from-one-release.js'

export const workforceReturnsPersistence: LibPersistence = {
  schema: 'workforce_returns', entities: returnEntities,
  migrations: [CreateWorkforceReturns1795332492849, KeepWhatWasSubmitted1795332500001, FirstReferenceLists1795332500002, PublishFromOneRelease1795343234277],
}
