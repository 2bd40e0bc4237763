import { Int, ResolveField, Resolver } from '@nestjs/graphql'
import type { PersonId } from '#kernel'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'
import { EnrolmentsService } from '../../application/enrolment/enrolments.service.js'
import { WaitingListService } from '../../application/places/waiting-list.service.js'
import { RunsService } from '../../application/runs/runs.service.js'
import { type EnrolmentStanding, StandingService } from '../../application/runs/standing.service.js'
import type { EnrolmentRow, HistoryRow } from '../../data/enrolment/enrolment.queries.js'
import type { RunRow } from '../../data/runs/run.queries.js'
import { can, type CohortRunId, isLive } from '../../domain/index.js'
import { OrganisationNames } from '../organisation-names.js'
import { PersonNames } from '../person-names.js'
import { CohortRunType } from '../runs/run.type.js'
import { EnrolmentHistoryEntryType, EnrolmentType, StandsInForType } from './enrolment.type.js'

/** What belongs to an enrolment that the viewer has been shown, and what the viewer may do with it now. */
@Resolver(() => EnrolmentType)
export class EnrolmentFieldsResolver {
  private readonly run: LoaderDefinition<CohortRunId, RunRow>
  private readonly standing: LoaderDefinition<string, EnrolmentStanding>

  constructor(
    private readonly enrolments: EnrolmentsService, private readonly queue: WaitingListService, runs: RunsService, standing: StandingService,
    private readonly people: PersonNames, private readonly organisations: OrganisationNames,
  ) {
    this.run = { name: 'cohorts.run', load: (_ctx, ids) => runs.byIds(ids) }
    this.standing = { name: 'cohorts.enrolment-standing', load: (ctx, ids) => standing.forEnrolments(ctx, ids) }
  }

  @ResolveField('run', () => CohortRunType, { nullable: true, description: 'The run.' })
  ofRun({ runId }: EnrolmentRow, _args: object, { loaders }: GraphqlContext): Promise<RunRow | undefined> {
    return loaders.load(this.run, runId)
  }

  @ResolveField('personName', () => String, { nullable: true, description: 'The person\'s name.' })
  personName({ personId }: EnrolmentRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.people.of(personId, context)
  }

  @ResolveField('nominatedByName', () => String, { nullable: true, description: 'The name of whoever put them forward.' })
  nominatedByName({ nominatedById }: EnrolmentRow, _args: object, context: GraphqlContext): Promise<string | null> | null {
    return nominatedById === null ? null : this.people.of(nominatedById, context)
  }

  @ResolveField('organisationName', () => String, { nullable: true, description: 'The organisation\'s name.' })
  organisationName({ organisationId }: EnrolmentRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.organisations.of(organisationId, context)
  }

  @ResolveField('waitingPosition', () => Int, { nullable: true, description: 'Where they stand in the queue, from 1; null when they do not wait.' })
  async waitingPosition({ id, state }: EnrolmentRow, _args: object, { ctx }: GraphqlContext): Promise<number | null> {
    return state === 'waitlisted' ? ((await this.queue.positionOf(ctx, id)) ?? null) : null
  }

  @ResolveField('history', () => [EnrolmentHistoryEntryType], { description: 'What happened, from the beginning.' })
  historyOf({ id }: EnrolmentRow, _args: object, { ctx }: GraphqlContext): Promise<readonly HistoryRow[]> {
    return this.enrolments.history(ctx, id)
  }

  @ResolveField('viewerCanAnswerOffer', () => Boolean, { description: 'Whether the viewer may accept or decline the offer now.' })
  viewerCanAnswerOffer(row: EnrolmentRow, _args: object, context: GraphqlContext): Promise<boolean> {
    return this.may(row, context, (who) => who.state === 'offered' && can.answerOffer.permits(who))
  }

  @ResolveField('viewerCanApprove', () => Boolean, { description: 'Whether the application waits for the viewer\'s word.' })
  viewerCanApprove(row: EnrolmentRow, _args: object, context: GraphqlContext): Promise<boolean> {
    return this.may(row, context, (who) => who.state === 'applied' && can.approve.permits(who))
  }

  @ResolveField('viewerStandsInFor', () => StandsInForType, { nullable: true, description: 'For whom the viewer decides on the application while that person is away; null where it is the viewer\'s own to decide, or not theirs.' })
  async viewerStandsInFor({ id }: EnrolmentRow, _args: object, context: GraphqlContext): Promise<StandsInForType | null> {
    const who = await context.loaders.load(this.standing, id)
    if (who?.standsInFor === undefined || who.state !== 'applied' || !can.approve.permits(who)) return null
    return { name: await this.people.of(who.standsInFor.personId, context), backOn: who.standsInFor.backOn ?? null }
  }

  @ResolveField('viewerCanLeave', () => Boolean, { description: 'Whether the viewer may withdraw or defer it now.' })
  viewerCanLeave(row: EnrolmentRow, _args: object, context: GraphqlContext): Promise<boolean> {
    return this.may(row, context, (who) => isLive(who.state) && can.withdraw.permits(who))
  }

  @ResolveField('viewerCanManage', () => Boolean, { description: 'Whether the viewer may reject, transfer and prioritise it, and offer a place.' })
  viewerCanManage(row: EnrolmentRow, _args: object, context: GraphqlContext): Promise<boolean> {
    return this.may(row, context, can.manageQueue.permits)
  }

  private async may({ id }: EnrolmentRow, { loaders }: GraphqlContext, permits: (who: EnrolmentStanding) => boolean): Promise<boolean> {
    const who = await loaders.load(this.standing, id)
    return who !== undefined && permits(who)
  }
}

@Resolver(() => EnrolmentHistoryEntryType)
export class EnrolmentHistoryFieldsResolver {
  constructor(private readonly people: PersonNames) {}

  @ResolveField('actorPersonName', () => String, { nullable: true, description: 'The name of the person who did it.' })
  actorPersonName({ actorId }: { readonly actorId: PersonId | null }, _args: object, context: GraphqlContext): Promise<string | null> | null {
    return actorId === null ? null : this.people.of(actorId, context)
  }
}
