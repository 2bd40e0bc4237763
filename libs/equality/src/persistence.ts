import type { LibPersistence } from '#platform/database'
import { AnswerEntity } from './data/answer.entity.js'
import { CreateEquality1795348800000 } from './data/migrations/1795348800000-create-equality.js'
import { CountsOf1795348800001 } from './data/migrations/1795348800001-counts-of.js'
import { SnapshotsTogether1795348800002 } from './data/migrations/1795348800002-snapshots-together.js'
import { OptionEntity, QuestionEntity, QuestionSetEntity, QuestionSetHistoryEntity } from './data/question-set.entity.js'
import { AggregateEntity, PublicationEntity, ReleaseAuditEntity, ReleaseEntity, WaitingSnapshotEntity } from './data/release.entity.js'

/** Not among the application's: this schema has a role of its own. */
export const equalityPersistence: LibPersistence = {
  schema: 'equality',
  entities: [AnswerEntity, OptionEntity, QuestionEntity, QuestionSetEntity, QuestionSetHistoryEntity, AggregateEntity, PublicationEntity, ReleaseEntity, WaitingSnapshotEntity, ReleaseAuditEntity],
  migrations: [CreateEquality1795348800000, CountsOf1795348800001, SnapshotsTogether1795348800002],
}
