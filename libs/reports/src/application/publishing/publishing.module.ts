import { Module } from '@nestjs/common'
import { ReadModelsModule } from '#read-models'
import { ReportsModule } from '../reports/reports.module.js'
import { KeptFiles } from './kept-files.service.js'
import { PublicationsService } from './publications.service.js'

/** Reports as files for everybody. */
@Module({ imports: [ReportsModule, ReadModelsModule], providers: [KeptFiles, PublicationsService], exports: [KeptFiles, PublicationsService] })
export class PublishingModule {}
