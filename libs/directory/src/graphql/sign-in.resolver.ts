import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { type Ctx, requirePerson } from '#platform/access'
import { Allow, type Connection, decodeCursor, toConnection } from '#platform/graphql'
import { InvitationsService } from '../application/invitations.service.js'
import { LinkingService } from '../application/linking.service.js'
import { ViewerService } from '../application/viewer.service.js'
import { AcceptInvitationInput, AnswerInvitationInput, InvitationsArgs, InvitePersonInput, InviteToJoinInput } from './invitation.input.js'
import { InvitationConnection, InvitationType } from './invitation.type.js'
import { PersonAnswers } from './person-answers.js'
import { DonePayload, PersonPayload } from './person-record.type.js'
import { ViewerOrganisationType, ViewerRoleType, ViewerType } from './viewer.type.js'

@Resolver()
export class SignInResolver {
  constructor(
    private readonly viewers: ViewerService,
    private readonly linking: LinkingService,
    private readonly invitations: InvitationsService,
    private readonly answers: PersonAnswers,
  ) {}

  @Query(() => ViewerType, { description: 'Who is signed in. Also for an account that is nobody here yet.' })
  @Allow('signed-in')
  async viewer(@Context('ctx') ctx: Ctx): Promise<ViewerType> {
    const viewer = await this.viewers.viewer(ctx)
    const nothing = { id: null, name: null, email: null, locale: null, roles: [], hasReports: false, joinOffers: 0 }
    if (viewer.kind === 'machine') return { ...nothing, kind: viewer.kind, name: viewer.clientId }
    return viewer.kind === 'unlinked' ? { ...nothing, kind: viewer.kind, email: viewer.email ?? null } : viewer
  }

  @Query(() => [InvitationType], { description: 'The organisations that ask the viewer to join.' })
  @Allow()
  async joinOffers(@Context('ctx') ctx: Ctx): Promise<readonly InvitationType[]> {
    return this.invitations.offersTo(ctx, requirePerson(ctx))
  }

  @Query(() => InvitationConnection, { name: 'invitations', description: 'Invitations of an organisation that wait for an answer, newest first. For its administrators.' })
  @Allow()
  async waiting(@Context('ctx') ctx: Ctx, @Args() { first, after, organisationId }: InvitationsArgs): Promise<Connection<InvitationType>> {
    const { rows, total } = await this.invitations.waiting(ctx, organisationId, first, decodeCursor(after, ['instant', 'id']))
    return toConnection(rows, first, total, (row) => [row.createdAt.toISOString(), row.id])
  }

  @Mutation(() => DonePayload, { description: 'Accepts an invitation by its secret: the signed-in account becomes the invited person, or the person joins the organisation.' })
  @Allow('signed-in')
  async acceptInvitation(@Context('ctx') ctx: Ctx, @Args('input') { token }: AcceptInvitationInput): Promise<DonePayload> {
    return this.answers.done(await this.linking.accept(ctx, token))
  }

  @Mutation(() => DonePayload, { description: 'The viewer\'s answer to an organisation that asks them to join.' })
  @Allow()
  async answerJoinOffer(@Context('ctx') ctx: Ctx, @Args('input') { invitationId, accept }: AnswerInvitationInput): Promise<DonePayload> {
    return this.answers.done(await this.linking.answer(ctx, invitationId, accept))
  }

  @Mutation(() => PersonPayload, { description: 'Mails an invitation to sign in, again if need be. For administrators of the person\'s organisations.' })
  @Allow()
  async invitePerson(@Context('ctx') ctx: Ctx, @Args('input') input: InvitePersonInput): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.invitations.invite(ctx, input.personId, input))
  }

  @Mutation(() => Int, { description: 'Invites everybody of an organisation who has never signed in nor been invited, at most 1,000 a call; answers how many.' })
  @Allow()
  inviteEverybody(@Context('ctx') ctx: Ctx, @Args('organisationId', { type: () => ID }) organisationId: string): Promise<number> {
    return this.invitations.inviteAll(ctx, organisationId)
  }

  @Mutation(() => DonePayload, { description: 'Asks somebody who is on Waymark already to join an organisation. For its administrators.' })
  @Allow()
  async inviteToJoin(@Context('ctx') ctx: Ctx, @Args('input') { email, membership }: InviteToJoinInput): Promise<DonePayload> {
    return this.answers.done(await this.invitations.inviteToJoin(ctx, email, membership))
  }

  @Mutation(() => DonePayload, { description: 'Takes an open invitation back.' })
  @Allow()
  async revokeInvitation(@Context('ctx') ctx: Ctx, @Args('invitationId', { type: () => ID }) id: string): Promise<DonePayload> {
    return this.answers.done(await this.invitations.revoke(ctx, id))
  }
}

@Resolver(() => ViewerRoleType)
export class ViewerRoleResolver {
  @ResolveField('organisation', () => ViewerOrganisationType, { description: 'Where.' })
  organisation(@Parent() { organisation }: ViewerRoleType): ViewerOrganisationType {
    return organisation
  }
}
