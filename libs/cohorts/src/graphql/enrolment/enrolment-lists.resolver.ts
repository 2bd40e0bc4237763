import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql'
import { asId, isId, type OrganisationId } from '#kernel'
import type { Ctx } from '#platform/access'
import { badInput } from '#platform/errors'
import { Allow, type Connection, toConnection } from '#platform/graphql'
import { EnrolmentsService } from '../../application/enrolment/enrolments.service.js'
import { WaitingListService } from '../../application/places/waiting-list.service.js'
import type { EnrolmentPage } from '../../data/enrolment/enrolment-list.queries.js'
import type { EnrolmentRow } from '../../data/enrolment/enrolment.queries.js'
import { textPosition } from '../position.js'
import { MyEnrolmentsArgs, OrganisationEnrolmentsArgs, RunEnrolmentsArgs } from './enrolment.input.js'
import { EnrolmentConnection, EnrolmentType, WaitingPersonType } from './enrolment.type.js'

const connection = ({ rows, total }: EnrolmentPage, first: number): Connection<EnrolmentRow> =>
  toConnection(rows, first, total, (row) => [row.appliedAt.toISOString(), row.id])

@Resolver(() => EnrolmentType)
export class EnrolmentListsResolver {
  constructor(private readonly enrolments: EnrolmentsService, private readonly queue: WaitingListService) {}

  @Query(() => EnrolmentType, { name: 'enrolment', description: 'One enrolment: for the person, their line manager and organisation, and those who teach or run it.' })
  @Allow()
  one(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which enrolment.' }) id: string): Promise<EnrolmentRow> {
    return this.enrolments.byId(ctx, id)
  }

  @Query(() => EnrolmentConnection, { name: 'myEnrolments', description: 'The viewer\'s own enrolments, in the order in which they began.' })
  @Allow()
  async mine(@Context('ctx') ctx: Ctx, @Args() { first, after, states }: MyEnrolmentsArgs): Promise<Connection<EnrolmentRow>> {
    return connection(await this.enrolments.mine(ctx, states, first, textPosition(after, 'instant')), first)
  }

  @Query(() => EnrolmentConnection, { name: 'runEnrolments', description: 'The people of a run: all for those who run or teach it, their own people for administrators of organisations.' })
  @Allow()
  async ofRun(@Context('ctx') ctx: Ctx, @Args() { first, after, runId, ...filter }: RunEnrolmentsArgs): Promise<Connection<EnrolmentRow>> {
    if (typeof filter.organisationId === 'string' && !isId(filter.organisationId)) throw badInput('organisationId is not the id of an organisation.')
    return connection(await this.enrolments.ofRun(ctx, runId, filter, first, textPosition(after, 'instant')), first)
  }

  @Query(() => EnrolmentConnection, { name: 'enrolmentsOfOrganisation', description: 'The enrolments and nominations of an organisation\'s people in all runs. For its administrators.' })
  @Allow()
  async ofOrganisation(@Context('ctx') ctx: Ctx, @Args() { first, after, organisationId, states }: OrganisationEnrolmentsArgs): Promise<Connection<EnrolmentRow>> {
    if (!isId(organisationId)) throw badInput('organisationId is not the id of an organisation.')
    return connection(await this.enrolments.ofOrganisation(ctx, asId<OrganisationId>(organisationId), states, first, textPosition(after, 'instant')), first)
  }

  @Query(() => [EnrolmentType], { name: 'approvalsForMe', description: 'Applications that wait for the viewer\'s word, as line manager or standing in; the oldest first, at most 200.' })
  @Allow()
  approvals(@Context('ctx') ctx: Ctx): Promise<readonly EnrolmentRow[]> {
    return this.enrolments.awaitingMyApproval(ctx)
  }

  @Query(() => [WaitingPersonType], { name: 'waitingList', description: 'A run\'s waiting list in order. For those who run the programme.' })
  @Allow()
  async waiting(@Context('ctx') ctx: Ctx, @Args('runId', { type: () => ID, description: 'Which run.' }) runId: string): Promise<WaitingPersonType[]> {
    const list = await this.queue.list(ctx, runId)
    return list.map(({ enrolment, position, blockedBy }) => ({
      position, enrolment, blockedBy: blockedBy ?? null, priorityScore: enrolment.priorityScore, manualRank: enrolment.manualRank,
    }))
  }
}
