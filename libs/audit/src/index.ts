export { AuditSealService } from './application/audit-seal.service.js'
export { type AuditRecord, AuditService } from './application/audit.service.js'
export { AuditModule } from './audit.module.js'
export { auditPersistence } from './persistence.js'
