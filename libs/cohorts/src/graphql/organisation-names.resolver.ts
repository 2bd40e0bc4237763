import { ResolveField, Resolver } from '@nestjs/graphql'
import { OrganisationsService } from '#directory'
import type { OrganisationId } from '#kernel'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'
import { RegisterLineType, RosterEntryType } from './attendance/attendance.type.js'
import { SetMemberType } from './sets/set.type.js'

/** Names of organisations beside their ids: they are public, and asked for once for a whole answer. */
abstract class OrganisationName {
  private readonly loader: LoaderDefinition<OrganisationId, { readonly name: string }>

  constructor(organisations: OrganisationsService) {
    this.loader = { name: 'cohorts.organisation-name', load: (_ctx, ids) => organisations.byIds(ids) }
  }

  protected async nameOf({ organisationId }: { readonly organisationId: string }, { loaders }: GraphqlContext): Promise<string | null> {
    return (await loaders.load(this.loader, organisationId as OrganisationId))?.name ?? null
  }
}

const DESCRIPTION = 'The name of the organisation that they came from.'

@Resolver(() => RegisterLineType)
export class RegisterLineOrganisationResolver extends OrganisationName {
  constructor(organisations: OrganisationsService) {
    super(organisations)
  }

  @ResolveField('organisationName', () => String, { nullable: true, description: DESCRIPTION })
  organisationName(line: RegisterLineType, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.nameOf(line, context)
  }
}

@Resolver(() => RosterEntryType)
export class RosterEntryOrganisationResolver extends OrganisationName {
  constructor(organisations: OrganisationsService) {
    super(organisations)
  }

  @ResolveField('organisationName', () => String, { nullable: true, description: DESCRIPTION })
  organisationName(entry: RosterEntryType, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.nameOf(entry, context)
  }
}

@Resolver(() => SetMemberType)
export class SetMemberOrganisationResolver extends OrganisationName {
  constructor(organisations: OrganisationsService) {
    super(organisations)
  }

  @ResolveField('organisationName', () => String, { nullable: true, description: DESCRIPTION })
  organisationName(member: SetMemberType, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.nameOf(member, context)
  }
}
