import { ActorQueries } from './actor.queries.js'
import { ApproverQueries } from './approver.queries.js'
import { CareerQueries } from './career.queries.js'
import { DelegationQueries } from './delegation.queries.js'
import { DuplicateQueries } from './duplicate.queries.js'
import { ExternalOfferQueries } from './external-offer.queries.js'
import { InvitationQueries } from './invitation.queries.js'
import { LinkingQueries } from './linking.queries.js'
import { MachineClientQueries } from './machine-client.queries.js'
import { MatrixQueries } from './matrix.queries.js'
import { MembershipWriteQueries } from './membership-write.queries.js'
import { MembershipQueries } from './membership.queries.js'
import { MergeQueries } from './merge.queries.js'
import { OrganisationQueries } from './organisation.queries.js'
import { ParticipantQueries } from './participant.queries.js'
import { PeopleListQueries } from './people-list.queries.js'
import { PersonAccessQueries } from './person-access.queries.js'
import { PersonRecordQueries } from './person-record.queries.js'
import { PersonWriteQueries } from './person-write.queries.js'
import { PersonalDataQueries } from './personal-data.queries.js'
import { PersonQueries } from './person.queries.js'
import { ReorganisationFactsQueries } from './reorganisation-facts.queries.js'
import { ReorganisationQueries } from './reorganisation.queries.js'
import { ViewerQueries } from './viewer.queries.js'

/** Every class of this lib that holds SQL. */
export const directoryQueries = [
  ActorQueries, ApproverQueries, CareerQueries, DelegationQueries, DuplicateQueries, ExternalOfferQueries, InvitationQueries, LinkingQueries, MatrixQueries,
  MembershipQueries, MembershipWriteQueries, MergeQueries, OrganisationQueries, PersonAccessQueries, PersonalDataQueries, PersonQueries, PersonWriteQueries,
  MachineClientQueries, ParticipantQueries, PeopleListQueries, PersonRecordQueries, ReorganisationFactsQueries, ReorganisationQueries, ViewerQueries,
]
