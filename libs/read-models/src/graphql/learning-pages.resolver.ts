import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow } from '#platform/graphql'
import { LearningPagesService } from '../application/learning-pages.service.js'
import { LongPageArgs } from './long-page.args.js'
import { ManagedRunConnection } from './manager-dashboard.type.js'
import { MyLearning } from './my-learning.type.js'
import { OrganisationEnrolmentConnection, OrganisationProgramme } from './organisation-enrolments.type.js'
import { dashboardPage, enrolmentsPage, rosterPage } from './page-arguments.js'
import { RunRosterConnection } from './run-roster.type.js'

@Resolver()
export class LearningPagesResolver {
  constructor(private readonly pages: LearningPagesService) {}

  @Query(() => MyLearning, { description: 'What the viewer is learning, and what to do now.' })
  @Allow()
  async myLearning(@Context('ctx') ctx: Ctx): Promise<MyLearning> {
    return JSON.parse(await this.pages.myLearning(ctx)) as MyLearning
  }

  @Query(() => RunRosterConnection, { description: 'The people on a run\'s register, by name. For those who teach or run it.' })
  @Allow()
  async runRoster(
    @Context('ctx') ctx: Ctx, @Args('runId', { type: () => ID, description: 'The run.' }) runId: string, @Args() { first, after }: LongPageArgs,
  ): Promise<RunRosterConnection> {
    return JSON.parse(await this.pages.runRoster(ctx, rosterPage({ runId, first, after }))) as RunRosterConnection
  }

  @Query(() => OrganisationEnrolmentConnection, { description: 'The enrolments of an organisation\'s people, newest first. For its administrators.' })
  @Allow()
  async organisationEnrolments(
    @Context('ctx') ctx: Ctx,
    @Args('organisationId', { type: () => ID, description: 'The organisation.' }) organisationId: string,
    @Args() { first, after }: LongPageArgs,
    @Args('state', { type: () => String, nullable: true, description: 'Only in this state.' }) state?: string,
    @Args('programmeId', { type: () => ID, nullable: true, description: 'Only of this programme.' }) programmeId?: string,
  ): Promise<OrganisationEnrolmentConnection> {
    return JSON.parse(await this.pages.organisationEnrolments(ctx, enrolmentsPage({ organisationId, state, programmeId, first, after }))) as OrganisationEnrolmentConnection
  }

  @Query(() => [OrganisationProgramme], { description: 'Where an organisation\'s own people stand, by programme and state. For its administrators.' })
  @Allow()
  async organisationProgress(
    @Context('ctx') ctx: Ctx, @Args('organisationId', { type: () => ID, description: 'The organisation.' }) organisationId: string,
  ): Promise<OrganisationProgramme[]> {
    return JSON.parse(await this.pages.organisationProgress(ctx, organisationId)) as OrganisationProgramme[]
  }

  @Query(() => ManagedRunConnection, { description: 'The runs that the viewer manages, soonest first, with demand and risks. For programme managers.' })
  @Allow()
  async managerDashboard(
    @Context('ctx') ctx: Ctx, @Args() { first, after }: LongPageArgs,
    @Args('states', { type: () => [String], nullable: true, description: 'Only in these states; all that are not over when left out.' }) states?: string[],
  ): Promise<ManagedRunConnection> {
    return JSON.parse(await this.pages.managerDashboard(ctx, { states: states ?? undefined, ...dashboardPage({ first, after }) })) as ManagedRunConnection
  }
}
