import { Module } from '@nestjs/common'
import { ActorSource } from '#platform/auth'
import { ApproversService } from './application/approvers.service.js'
import { CareerHistoryService } from './application/career-history.service.js'
import { CareerRecordsService } from './application/career-records.service.js'
import { DelegationsService } from './application/delegations.service.js'
import { DirectoryActorSource } from './application/directory-actor-source.js'
import { DuplicatesService } from './application/duplicates.service.js'
import { ExternalOffersService } from './application/external-offers.service.js'
import { InvitationWriter } from './application/invitation-writer.js'
import { InvitationsService } from './application/invitations.service.js'
import { LineManagersService } from './application/line-managers.service.js'
import { LinkingWriter } from './application/linking-writer.js'
import { LinkingService } from './application/linking.service.js'
import { MachineClientsService } from './application/machine-clients.service.js'
import { MatrixService } from './application/matrix.service.js'
import { MembershipUpkeepService } from './application/membership-upkeep.service.js'
import { MembershipWriter } from './application/membership-writer.js'
import { MembershipsService } from './application/memberships.service.js'
import { OrganisationsService } from './application/organisations.service.js'
import { ParticipantsService } from './application/participants.service.js'
import { PeopleMergeService } from './application/people-merge.service.js'
import { PeopleService } from './application/people.service.js'
import { PersonAccess } from './application/person-access.js'
import { PersonEmailsService } from './application/person-emails.service.js'
import { PersonalDataService } from './application/personal-data.service.js'
import { PersonRecordsService } from './application/person-records.service.js'
import { PersonTrail } from './application/person-trail.js'
import { PersonUpkeepService } from './application/person-upkeep.service.js'
import { ReorganisationWriter } from './application/reorganisation-writer.js'
import { ReorganisationsService } from './application/reorganisations.service.js'
import { ViewerService } from './application/viewer.service.js'
import { directoryQueries } from './data/directory-queries.js'

/** For the other parts of Waymark, and for the import. */
const shared = [ApproversService, CareerRecordsService, ExternalOffersService, InvitationWriter, MatrixService, MembershipsService, OrganisationsService, ParticipantsService, PeopleService, ReorganisationsService]
/** For this lib's own pages, API and jobs. */
const own = [
  CareerHistoryService, DelegationsService, DuplicatesService, InvitationsService, LineManagersService, LinkingService, MachineClientsService,
  MembershipUpkeepService, PeopleMergeService, PersonAccess, PersonalDataService, PersonEmailsService, PersonRecordsService, PersonUpkeepService,
  ViewerService,
]
const helpers = [LinkingWriter, MembershipWriter, PersonTrail, ReorganisationWriter]

@Module({
  providers: [...directoryQueries, ...helpers, ...shared, ...own, { provide: ActorSource, useClass: DirectoryActorSource }],
  exports: [ActorSource, ...shared, ...own],
})
export class DirectoryModule {}
