import { ResolveField, Resolver } from '@nestjs/graphql'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'
import { TransferRequestsService } from '../../application/moves/transfer-requests.service.js'
import { RunsService } from '../../application/runs/runs.service.js'
import type { EnrolmentRow } from '../../data/enrolment/enrolment.queries.js'
import type { TransferRequestRow } from '../../data/moves/transfer-request.queries.js'
import type { RunRow } from '../../data/runs/run.queries.js'
import type { CohortRunId } from '../../domain/index.js'
import { EnrolmentType } from '../enrolment/enrolment.type.js'
import { PersonNames } from '../person-names.js'
import { CohortRunType } from '../runs/run.type.js'
import { TransferRequestType } from './transfer-request.type.js'

/** What belongs to a request that the viewer has been shown. */
@Resolver(() => TransferRequestType)
export class TransferRequestFieldsResolver {
  private readonly run: LoaderDefinition<CohortRunId, RunRow>

  constructor(runs: RunsService, private readonly people: PersonNames) {
    this.run = { name: 'cohorts.run', load: (_ctx, ids) => runs.byIds(ids) }
  }

  @ResolveField('toRun', () => CohortRunType, { nullable: true, description: 'The run that they wish for.' })
  toRun({ toRunId }: TransferRequestRow, _args: object, { loaders }: GraphqlContext): Promise<RunRow | undefined> {
    return loaders.load(this.run, toRunId)
  }

  @ResolveField('personName', () => String, { nullable: true, description: 'Who asks.' })
  personName({ personId }: TransferRequestRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.people.of(personId, context)
  }
}

/** Requests beside the enrolment from which they were made. */
@Resolver(() => EnrolmentType)
export class EnrolmentTransferFieldsResolver {
  private readonly newest: LoaderDefinition<string, TransferRequestRow>
  private readonly mayAsk: LoaderDefinition<string, boolean>

  constructor(requests: TransferRequestsService) {
    this.newest = { name: 'cohorts.newest-transfer-request', load: (ctx, ids) => requests.newest(ctx, ids) }
    this.mayAsk = { name: 'cohorts.may-request-transfer', load: (ctx, ids) => requests.mayAsk(ctx, ids) }
  }

  @ResolveField('transferRequest', () => TransferRequestType, { nullable: true, description: 'The last request to go on in another run, whatever became of it. For the learner and those who run the programme; null for others.' })
  async transferRequest({ id }: EnrolmentRow, _args: object, { loaders }: GraphqlContext): Promise<TransferRequestRow | null> {
    return (await loaders.load(this.newest, id)) ?? null
  }

  @ResolveField('viewerCanRequestTransfer', () => Boolean, { description: 'Whether the viewer may ask now to go on in another run.' })
  async viewerCanRequestTransfer({ id }: EnrolmentRow, _args: object, { loaders }: GraphqlContext): Promise<boolean> {
    return (await loaders.load(this.mayAsk, id)) ?? false
  }
}
