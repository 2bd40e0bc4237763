import { Injectable } from '@nestjs/common'
import { MembershipsService, OrganisationsService } from '#directory'
import { isId, londonDate, type OrganisationId, type PersonId } from '#kernel'
import type { Ctx } from '#platform/access'
import { problemErrors, type UserError } from '#platform/errors'
import { type ActionContent, checkAction } from '../../domain/index.js'

/** Who does the actions of reviews, and who is told about plans. */
@Injectable()
export class ActionPeople {
  constructor(private readonly memberships: MembershipsService, private readonly organisations: OrganisationsService) {}

  /** What is wrong with an action: whoever is named has to belong to the organisation. */
  async problemsOf(ctx: Ctx, content: ActionContent): Promise<UserError[]> {
    const { organisationId, personId } = content
    const today = londonDate(ctx.now)
    const organisationKnown = isId(organisationId) && (await this.organisations.byIds([organisationId])).size === 1
    const personBelongs = personId === null || (organisationKnown && isId(personId) && (await this.memberships.rolesOf(personId, today)).some((held) => held.organisationId === organisationId))
    return [...problemErrors(checkAction(content, { today, organisationKnown, personBelongs }))]
  }

  /** An organisation's analysts, or its administrators where it has none. */
  async speakersOf(ctx: Ctx, organisationId: OrganisationId): Promise<readonly PersonId[]> {
    const members = await this.memberships.membersOf(organisationId, londonDate(ctx.now), ['workforce_analyst', 'organisation_admin'])
    const analysts = members.filter(({ role }) => role === 'workforce_analyst')
    return [...new Set((analysts.length > 0 ? analysts : members).map(({ personId }) => personId))]
  }
}
