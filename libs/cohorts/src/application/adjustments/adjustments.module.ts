import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { AdjustmentQueries } from '../../data/adjustments/adjustment.queries.js'
import { StandingModule } from '../runs/standing.module.js'
import { AdjustmentsService } from './adjustments.service.js'

/** Reasonable adjustments. Its queries are not exported: nothing else reads them. */
@Module({ imports: [AuditModule, StandingModule], providers: [AdjustmentQueries, AdjustmentsService], exports: [AdjustmentsService] })
export class AdjustmentsModule {}
