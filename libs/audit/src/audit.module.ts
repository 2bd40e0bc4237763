import { Global, Module } from '@nestjs/common'
import { AuditSealService } from './application/audit-seal.service.js'
import { AuditService } from './application/audit.service.js'
import { AuditQueries } from './data/audit.queries.js'
import { SealQueries } from './data/seal.queries.js'

@Global()
@Module({ providers: [AuditQueries, AuditService, SealQueries, AuditSealService], exports: [AuditService, AuditSealService] })
export class AuditModule {}
