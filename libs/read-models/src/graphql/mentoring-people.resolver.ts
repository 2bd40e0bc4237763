import { Args, Context, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow, type Connection, decodeCursor, toConnection } from '#platform/graphql'
import { MentoringPeopleService } from '../application/mentoring-people.service.js'
import { MentoringCandidatesArgs, MentoringParticipantsArgs, OrganisationMentoringArgs } from './mentoring-people.args.js'
import { MentoringCandidateConnection, MentoringParticipantConnection, MentoringParticipantType, OrganisationMentoringConnection, OrganisationMentoringType } from './mentoring-people.type.js'

interface Named {
  readonly profileId: string
  readonly familyName: string
  readonly givenName: string
}

const BLIND = 'In this scheme nobody is shown names before both accepted, so nobody can be wished for.'

@Resolver(() => MentoringParticipantType)
export class MentoringPeopleResolver {
  constructor(private readonly people: MentoringPeopleService) {}

  @Query(() => MentoringParticipantConnection, { description: 'Who takes part in a scheme, by name. For those who match people in it; drafts are only counted.' })
  @Allow()
  async mentoringParticipants(@Context('ctx') ctx: Ctx, @Args() { first, after, ...asked }: MentoringParticipantsArgs): Promise<Connection<object> & { counts: object }> {
    const { rows, total, counts } = await this.people.participants(ctx, asked, first, decodeCursor(after, ['text', 'text', 'id']))
    return { ...toConnection(rows.map(named), first, total, nameKeys), counts }
  }

  @Query(() => MentoringCandidateConnection, { description: 'Who is ready on the other side from the viewer\'s own profile, by name. In a blind scheme without names and organisations.' })
  @Allow()
  async mentoringCandidates(@Context('ctx') ctx: Ctx, @Args() { first, after, ...asked }: MentoringCandidatesArgs): Promise<Connection<object> & { noWishesReason: string | null }> {
    const { rows, total, blind } = await this.people.candidates(ctx, asked, first, decodeCursor(after, ['text', 'id']))
    return { ...toConnection(rows, first, total, ({ sortKey, profileId }) => [sortKey, profileId]), noWishesReason: blind ? BLIND : null }
  }

  @Query(() => OrganisationMentoringConnection, {
    description: 'An organisation\'s own people in mentoring schemes, by name. For its administrators. Mentees of restricted schemes are left out: that they take part says something about them that they told the scheme alone.',
  })
  @Allow()
  async organisationMentoring(@Context('ctx') ctx: Ctx, @Args() { organisationId, first, after }: OrganisationMentoringArgs): Promise<Connection<OrganisationMentoringType>> {
    const { rows, total } = await this.people.ofOrganisation(ctx, organisationId, first, decodeCursor(after, ['text', 'text', 'id']))
    return toConnection(rows.map(named), first, total, nameKeys)
  }
}

const named = <T extends Named>(row: T): T & { personName: string } => ({ ...row, personName: `${row.givenName} ${row.familyName}` })
const nameKeys = ({ familyName, givenName, profileId }: Named): readonly string[] => [familyName, givenName, profileId]
