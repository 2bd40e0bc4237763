import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { ReturnsModule } from '../application/returns.module.js'
import { PublishedStaffResolver } from './figures/published-staff.resolver.js'
import { SkillsGapResolver } from './gap/gap.resolver.js'
import { ReturnListsResolver } from './lists/reference.resolver.js'
import { WorkforceReturnStatesResolver } from './lists/states.resolver.js'
import { ReturnOrganisationResolver } from './organisation-name.resolver.js'
import { WorkforceReturnFieldsResolver } from './returns/return-fields.resolver.js'
import { ReturnFilesController } from '../http/return-files.controller.js'
import { ReturnListFilesController } from '../http/return-list-files.controller.js'
import { WorkforceReturnResolver } from './returns/return.resolver.js'

/** Workforce returns in the API. */
@Module({
  imports: [DirectoryModule, ReturnsModule],
  controllers: [ReturnFilesController, ReturnListFilesController],
  providers: [WorkforceReturnResolver, WorkforceReturnFieldsResolver, ReturnOrganisationResolver, WorkforceReturnStatesResolver, SkillsGapResolver, PublishedStaffResolver, ReturnListsResolver],
})
export class WorkforceReturnsGraphqlModule {}
