import { ResolveField, Resolver } from '@nestjs/graphql'
import type { GraphqlContext } from '#platform/graphql'
import { EnrolmentsService } from '../../application/enrolment/enrolments.service.js'
import type { EnrolmentRow } from '../../data/enrolment/enrolment.queries.js'
import type { RunRow } from '../../data/runs/run.queries.js'
import { EnrolmentType } from '../enrolment/enrolment.type.js'
import { CohortRunType } from './run.type.js'

/** How the viewer themselves stands to a run. */
@Resolver(() => CohortRunType)
export class RunViewerResolver {
  constructor(private readonly enrolments: EnrolmentsService) {}

  @ResolveField('viewerEnrolment', () => EnrolmentType, { nullable: true, description: 'The viewer\'s own newest enrolment in it; null when they never had one.' })
  viewerEnrolment({ id }: RunRow, _args: object, { ctx }: GraphqlContext): Promise<EnrolmentRow | undefined> {
    return this.enrolments.mineIn(ctx, id)
  }
}
