import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { EnrolmentModule } from '../application/enrolment/enrolment.module.js'
import { MovesModule } from '../application/moves/moves.module.js'
import { ProgrammesModule } from '../application/programmes/programmes.module.js'
import { RunsModule } from '../application/runs/runs.module.js'
import { StandingModule } from '../application/runs/standing.module.js'
import { EnrolmentImportsController } from '../http/enrolment-imports.controller.js'
import { DemandResolver } from './enrolment/demand.resolver.js'
import { EnrolmentFieldsResolver, EnrolmentHistoryFieldsResolver } from './enrolment/enrolment-fields.resolver.js'
import { EnrolmentListsResolver } from './enrolment/enrolment-lists.resolver.js'
import { EnrolmentResolver } from './enrolment/enrolment.resolver.js'
import { NominationResolver } from './enrolment/nomination.resolver.js'
import { EnrolmentTransferFieldsResolver, TransferRequestFieldsResolver } from './moves/transfer-request-fields.resolver.js'
import { TransferRequestResolver } from './moves/transfer-request.resolver.js'
import { OrganisationNames } from './organisation-names.js'
import { PersonNames } from './person-names.js'
import { ProgrammeFieldsResolver, ProgrammeVersionFieldsResolver } from './programmes/programme-fields.resolver.js'
import { ProgrammeResolver } from './programmes/programme.resolver.js'
import { RunFieldsResolver } from './runs/run-fields.resolver.js'
import { RunResolver } from './runs/run.resolver.js'
import { RunTeachingResolver } from './runs/run-teaching.resolver.js'
import { RunViewerResolver } from './runs/run-viewer.resolver.js'

/** Programmes, runs and enrolments in the API, and files of people over HTTP. */
@Module({
  imports: [DirectoryModule, EnrolmentModule, MovesModule, ProgrammesModule, RunsModule, StandingModule],
  providers: [
    PersonNames, OrganisationNames, ProgrammeResolver, ProgrammeFieldsResolver, ProgrammeVersionFieldsResolver, RunResolver, RunFieldsResolver, RunViewerResolver, RunTeachingResolver,
    EnrolmentListsResolver, EnrolmentResolver, EnrolmentFieldsResolver, EnrolmentHistoryFieldsResolver, NominationResolver, DemandResolver,
    TransferRequestResolver, TransferRequestFieldsResolver, EnrolmentTransferFieldsResolver,
  ],
  controllers: [EnrolmentImportsController],
})
export class EnrolmentGraphqlModule {}
