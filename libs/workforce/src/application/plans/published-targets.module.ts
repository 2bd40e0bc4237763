import { Module } from '@nestjs/common'
import { WorkforceDataModule } from '../../data/workforce-data.module.js'
import { PublishedTargetsService } from './published-targets.service.js'

/** Published targets for evidence and reports. */
@Module({ imports: [WorkforceDataModule], providers: [PublishedTargetsService], exports: [PublishedTargetsService] })
export class PublishedTargetsModule {}
