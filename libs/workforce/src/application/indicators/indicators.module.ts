import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { WorkforceDataModule } from '../../data/workforce-data.module.js'
import { IndicatorSourceRegistry } from './indicator-source-registry.js'
import { IndicatorsService } from './indicators.service.js'
import { RecordedFiguresService } from './recorded-figures.service.js'

/** Indicators, their versions and the sources that compute them. */
@Module({
  imports: [AuditModule, DirectoryModule, WorkforceDataModule],
  providers: [IndicatorSourceRegistry, IndicatorsService, RecordedFiguresService],
  exports: [IndicatorSourceRegistry, IndicatorsService, RecordedFiguresService],
})
export class IndicatorsModule {}
