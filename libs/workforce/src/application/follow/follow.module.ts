import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { WorkforceReferenceQueries } from '../../data/follow/workforce-references.queries.js'
import { WorkforceDataModule } from '../../data/workforce-data.module.js'
import { WorkforceMergeService } from './workforce-merge.service.js'
import { WorkforceReorganisationService } from './workforce-reorganisation.service.js'

/** Follows people and organisations of the directory. */
@Module({ imports: [AuditModule, DirectoryModule, WorkforceDataModule], providers: [WorkforceMergeService, WorkforceReferenceQueries, WorkforceReorganisationService], exports: [WorkforceMergeService, WorkforceReorganisationService] })
export class FollowModule {}
