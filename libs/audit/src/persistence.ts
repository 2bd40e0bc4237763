import type { LibPersistence } from '#platform/database'
import { AuditBatchEntity } from './data/audit-batch.entity.js'
import { AuditEntryEntity } from './data/audit-entry.entity.js'
import { AuditPseudonymEntity } from './data/audit-pseudonym.entity.js'
import { CreateAudit1795287305009 } from './data/migrations/1795287305009-create-audit.js'
import { IndexActor1795290000000 } from './data/migrations/1795290000000-index-actor.js'

export const auditPersistence: LibPersistence = {
  schema: 'audit',
  entities: [AuditEntryEntity, AuditPseudonymEntity, AuditBatchEntity],
  migrations: [CreateAudit1795287305009, IndexActor1795290000000],
}
