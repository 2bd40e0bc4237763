import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { TeachingModule } from '../application/teaching.module.js'
import { CertificatesController } from '../http/certificates.controller.js'
import { AttendanceResolver } from './attendance/attendance.resolver.js'
import { RosterResolver } from './attendance/roster.resolver.js'
import { CertificateResolver } from './completion/certificate.resolver.js'
import { ProgressResolver } from './completion/progress.resolver.js'
import { PersonNames } from './person-names.js'
import { SessionPreviewResolver } from './sessions/session-preview.resolver.js'
import { SessionResolver } from './sessions/session.resolver.js'
import { RegisterLineOrganisationResolver, RosterEntryOrganisationResolver, SetMemberOrganisationResolver } from './organisation-names.resolver.js'
import { SetMemberResolver, SetResolver } from './sets/set.resolver.js'

/** Sessions, attendance, sets and completion in the API, and certificates as files. */
@Module({
  imports: [TeachingModule, DirectoryModule],
  providers: [
    PersonNames, SessionResolver, SessionPreviewResolver, AttendanceResolver, RosterResolver, SetResolver, SetMemberResolver, ProgressResolver, CertificateResolver,
    RegisterLineOrganisationResolver, RosterEntryOrganisationResolver, SetMemberOrganisationResolver,
  ],
  controllers: [CertificatesController],
})
export class TeachingGraphqlModule {}
