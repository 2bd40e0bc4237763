import { Module } from '@nestjs/common'
import { ActorSource } from '#platform/auth'
import { ApproversService } from './application/approvers.service.js'
import { DirectoryActorSource } from './application/directory-actor-source.js'
import { ExternalOffersService } from './application/external-offers.service.js'
import { MatrixService } from './application/matrix.service.js'
import { MembershipsService } from './application/memberships.service.js'
import { OrganisationsService } from './application/organisations.service.js'
import { PeopleService } from './application/people.service.js'
import { ActorQueries } from './data/actor.queries.js'
import { ApproverQueries } from './data/approver.queries.js'
import { ExternalOfferQueries } from './data/external-offer.queries.js'
import { MatrixQueries } from './data/matrix.queries.js'
import { MembershipQueries } from './data/membership.queries.js'
import { OrganisationQueries } from './data/organisation.queries.js'
import { PersonQueries } from './data/person.queries.js'

const queries = [ActorQueries, ApproverQueries, ExternalOfferQueries, MatrixQueries, MembershipQueries, OrganisationQueries, PersonQueries]
const services = [ApproversService, ExternalOffersService, MatrixService, MembershipsService, OrganisationsService, PeopleService]

@Module({
  providers: [...queries, ...services, { provide: ActorSource, useClass: DirectoryActorSource }],
  exports: [ActorSource, ...services],
})
export class DirectoryModule {}
