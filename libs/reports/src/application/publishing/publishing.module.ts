import { Module } from '@nestjs/common'
import { ReadModelsModule } from '#read-models'
import { ReportsModule } from '../reports/reports.module.js'
import { PublicationsService } from './publications.service.js'

/** Reports as files for everybody. */
@Module({ imports: [ReportsModule, ReadModelsModule], providers: [PublicationsService], exports: [PublicationsService] })
export class PublishingModule {}
