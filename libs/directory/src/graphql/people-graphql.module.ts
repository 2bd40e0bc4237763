import { Module } from '@nestjs/common'
import { DirectoryModule } from '../directory.module.js'
import { CareerResolver } from './career.resolver.js'
import { MembershipResolver } from './membership.resolver.js'
import { PeopleResolver } from './people.resolver.js'
import { PersonAnswers } from './person-answers.js'
import { DelegationFieldsResolver, InvitationFieldsResolver, LineManagementFieldsResolver, MembershipFieldsResolver } from './person-parts.resolver.js'
import { SignInResolver, ViewerRoleResolver } from './sign-in.resolver.js'
import { DuplicatePairResolver, ReorganisationFieldsResolver } from './upkeep-parts.resolver.js'
import { UpkeepResolver } from './upkeep.resolver.js'

/** People, sign-in and upkeep in the schema. */
@Module({
  imports: [DirectoryModule],
  providers: [
    PersonAnswers, PeopleResolver, MembershipResolver, CareerResolver, SignInResolver, ViewerRoleResolver, UpkeepResolver, MembershipFieldsResolver,
    LineManagementFieldsResolver, DelegationFieldsResolver, InvitationFieldsResolver, DuplicatePairResolver, ReorganisationFieldsResolver,
  ],
})
export class PeopleGraphqlModule {}
