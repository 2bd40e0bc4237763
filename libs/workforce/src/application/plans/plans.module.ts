import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { WorkforceDataModule } from '../../data/workforce-data.module.js'
import { ApprovalsService } from './approvals.service.js'
import { DerivedTargetsService } from './derived-targets.service.js'
import { DraftWriter } from './draft-writer.js'
import { OwnerChecks } from './owner-checks.js'
import { ParentChangesService } from './parent-changes.service.js'
import { PlanAccess } from './plan-access.js'
import { PlanReader } from './plan-reader.js'
import { PlansService } from './plans.service.js'
import { TargetsService } from './targets.service.js'
import { VersionContents } from './version-contents.js'
import { VersionsService } from './versions.service.js'

/** Plans, their versions and targets: written and read. */
@Module({
  imports: [AuditModule, DirectoryModule, WorkforceDataModule],
  providers: [ApprovalsService, DerivedTargetsService, DraftWriter, OwnerChecks, ParentChangesService, PlanAccess, PlanReader, PlansService, TargetsService, VersionContents, VersionsService],
  exports: [ApprovalsService, DerivedTargetsService, ParentChangesService, PlanAccess, PlanReader, PlansService, TargetsService, VersionsService, WorkforceDataModule],
})
export class PlansModule {}
