import type { LibPersistence } from '#platform/database'
import { CareerPostEntity } from './data/career-post.entity.js'
import { DelegationEntity } from './data/delegation.entity.js'
import { DistinctPeopleEntity } from './data/distinct-people.entity.js'
import { CreateDirectory1795287529453 } from './data/migrations/1795287529453-create-directory.js'
import { PeopleUpkeep1795288892692 } from './data/migrations/1795288892692-people-upkeep.js'
import { ExternalOfferEntity } from './data/external-offer.entity.js'
import { AddResponsibilityMatrix1795289297255 } from './data/migrations/1795289297255-add-responsibility-matrix.js'
import { ExportRunEntity } from './data/export-run.entity.js'
import { AddImportsAndExports1795289343944 } from './data/migrations/1795289343944-add-imports-and-exports.js'
import { IdentityEntity } from './data/identity.entity.js'
import { ImportProblemEntity } from './data/import-problem.entity.js'
import { ImportRunEntity } from './data/import-run.entity.js'
import { InvitationEntity } from './data/invitation.entity.js'
import { LineManagementEntity } from './data/line-management.entity.js'
import { LinkingRefusalEntity } from './data/linking-refusal.entity.js'
import { MachineClientEntity } from './data/machine-client.entity.js'
import { MatrixCellEntity } from './data/matrix-cell.entity.js'
import { MembershipEntity } from './data/membership.entity.js'
import { OrganisationSuccessorEntity } from './data/organisation-successor.entity.js'
import { OrganisationEntity } from './data/organisation.entity.js'
import { PersonEmailEntity } from './data/person-email.entity.js'
import { PersonFormerEmailEntity } from './data/person-former-email.entity.js'
import { PersonMergeEntity } from './data/person-merge.entity.js'
import { PersonEntity } from './data/person.entity.js'
import { ReorganisationEntity } from './data/reorganisation.entity.js'

export const directoryPersistence: LibPersistence = {
  schema: 'directory',
  entities: [
    OrganisationEntity, OrganisationSuccessorEntity, PersonEntity, PersonEmailEntity, IdentityEntity, InvitationEntity,
    MembershipEntity, LineManagementEntity, DelegationEntity, CareerPostEntity, MachineClientEntity,
    PersonFormerEmailEntity, PersonMergeEntity, DistinctPeopleEntity, ReorganisationEntity, LinkingRefusalEntity,
    ImportRunEntity, ImportProblemEntity, ExportRunEntity,
    MatrixCellEntity, ExternalOfferEntity,
  ],
  migrations: [CreateDirectory1795287529453, PeopleUpkeep1795288892692, AddResponsibilityMatrix1795289297255, AddImportsAndExports1795289343944],
}
