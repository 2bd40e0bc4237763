import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { CertificateQueries } from '../../data/completion/certificate.queries.js'
import { EnrolmentOwnersQueries } from '../../data/people/enrolment-owners.queries.js'
import { PersonReferencesQueries } from '../../data/people/person-references.queries.js'
import { PlacesModule } from '../places/places.module.js'
import { DuplicateCloser } from './duplicate-closer.js'
import { EnrolmentMergeService } from './enrolment-merge.service.js'
import { OrganisationMover } from './organisation-mover.js'
import { CohortReorganisationService } from './reorganisation.service.js'

/** What the directory does to people and organisations, carried on here. */
@Module({
  imports: [AuditModule, DirectoryModule, PlacesModule],
  providers: [CertificateQueries, EnrolmentOwnersQueries, PersonReferencesQueries, DuplicateCloser, OrganisationMover, EnrolmentMergeService, CohortReorganisationService],
  exports: [EnrolmentMergeService, CohortReorganisationService],
})
export class FollowModule {}
