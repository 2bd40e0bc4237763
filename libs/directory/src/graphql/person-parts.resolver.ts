import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { asId, type OrganisationId, type PersonId } from '#kernel'
import type { GraphqlContext } from '#platform/graphql'
import { InvitationType } from './invitation.type.js'
import { MembershipType } from './membership.type.js'
import { OrganisationType } from './organisation.type.js'
import { PersonAnswers } from './person-answers.js'
import { DelegationType, LineManagementType } from './person-record.type.js'
import { PersonType } from './person.type.js'

@Resolver(() => MembershipType)
export class MembershipFieldsResolver {
  constructor(private readonly answers: PersonAnswers) {}

  @ResolveField('organisation', () => OrganisationType, { description: 'Where.' })
  organisation(@Parent() { organisationId }: MembershipType, @Context() { loaders }: GraphqlContext) {
    return loaders.load(this.answers.organisations, asId<OrganisationId>(organisationId))
  }
}

@Resolver(() => LineManagementType)
export class LineManagementFieldsResolver {
  constructor(private readonly answers: PersonAnswers) {}

  @ResolveField('manager', () => PersonType, { description: 'Who manages.' })
  manager(@Parent() { managerId }: LineManagementType, @Context() { loaders }: GraphqlContext) {
    return loaders.load(this.answers.people, asId<PersonId>(managerId))
  }

  @ResolveField('organisation', () => OrganisationType, { description: 'Where.' })
  organisation(@Parent() { organisationId }: LineManagementType, @Context() { loaders }: GraphqlContext) {
    return loaders.load(this.answers.organisations, asId<OrganisationId>(organisationId))
  }
}

@Resolver(() => DelegationType)
export class DelegationFieldsResolver {
  constructor(private readonly answers: PersonAnswers) {}

  @ResolveField('delegate', () => PersonType, { description: 'Who decides meanwhile.' })
  delegate(@Parent() { delegateId }: DelegationType, @Context() { loaders }: GraphqlContext) {
    return loaders.load(this.answers.people, asId<PersonId>(delegateId))
  }
}

@Resolver(() => InvitationType)
export class InvitationFieldsResolver {
  constructor(private readonly answers: PersonAnswers) {}

  @ResolveField('person', () => PersonType, { description: 'Who is invited.' })
  person(@Parent() { personId }: InvitationType, @Context() { loaders }: GraphqlContext) {
    return loaders.load(this.answers.people, asId<PersonId>(personId))
  }

  @ResolveField('organisation', () => OrganisationType, { nullable: true, description: 'The organisation to join; absent for a first sign-in.' })
  organisation(@Parent() { organisationId }: InvitationType, @Context() { loaders }: GraphqlContext) {
    return organisationId === null ? null : loaders.load(this.answers.organisations, asId<OrganisationId>(organisationId))
  }
}
