import { Module } from '@nestjs/common'
import { ActorSource } from '#platform/auth'
import { DirectoryActorSource } from './application/directory-actor-source.js'
import { OrganisationsService } from './application/organisations.service.js'
import { ActorQueries } from './data/actor.queries.js'
import { OrganisationQueries } from './data/organisation.queries.js'

@Module({
  providers: [ActorQueries, OrganisationQueries, OrganisationsService, { provide: ActorSource, useClass: DirectoryActorSource }],
  exports: [ActorSource, OrganisationsService],
})
export class DirectoryModule {}
