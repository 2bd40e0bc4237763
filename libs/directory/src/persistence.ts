import type { LibPersistence } from '#platform/database'
import { CareerPostEntity } from './data/career-post.entity.js'
import { DelegationEntity } from './data/delegation.entity.js'
import { CreateDirectory1795287529453 } from './data/migrations/1795287529453-create-directory.js'
import { IdentityEntity } from './data/identity.entity.js'
import { InvitationEntity } from './data/invitation.entity.js'
import { LineManagementEntity } from './data/line-management.entity.js'
import { MachineClientEntity } from './data/machine-client.entity.js'
import { MembershipEntity } from './data/membership.entity.js'
import { OrganisationSuccessorEntity } from './data/organisation-successor.entity.js'
import { OrganisationEntity } from './data/organisation.entity.js'
import { PersonEmailEntity } from './data/person-email.entity.js'
import { PersonEntity } from './data/person.entity.js'

export const directoryPersistence: LibPersistence = {
  schema: 'directory',
  entities: [
    OrganisationEntity, OrganisationSuccessorEntity, PersonEntity, PersonEmailEntity, IdentityEntity, InvitationEntity,
    MembershipEntity, LineManagementEntity, DelegationEntity, CareerPostEntity, MachineClientEntity,
  ],
  migrations: [CreateDirectory1795287529453],
}
