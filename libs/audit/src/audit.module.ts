import { Global, Module } from '@nestjs/common'
import { AuditService } from './application/audit.service.js'
import { AuditQueries } from './data/audit.queries.js'

@Global()
@Module({ providers: [AuditQueries, AuditService], exports: [AuditService] })
export class AuditModule {}
