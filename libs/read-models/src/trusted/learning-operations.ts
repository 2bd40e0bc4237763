import { Injectable } from '@nestjs/common'
import type { Ctx } from '#platform/access'
import type { TrustedOperation } from '#platform/graphql'
import { LearningPagesService, requireKnown } from '../application/learning-pages.service.js'
import { enrolmentsPage, rosterPage } from '../graphql/page-arguments.js'

type Variables = Readonly<Record<string, unknown>>

/** The short ways of the learning pages: the same service as the resolvers ask, without parsing and executing in between. */
@Injectable()
export class MyLearningOperation implements TrustedOperation {
  readonly operationName = 'MyLearning'

  constructor(private readonly pages: LearningPagesService) {}

  async answer(ctx: Ctx): Promise<string> {
    return `{"myLearning":${await this.pages.myLearning(ctx)}}`
  }
}

@Injectable()
export class RunRosterOperation implements TrustedOperation {
  readonly operationName = 'RunRoster'

  constructor(private readonly pages: LearningPagesService) {}

  async answer(ctx: Ctx, variables: Variables): Promise<string> {
    requireKnown(ctx)
    return `{"runRoster":${await this.pages.runRoster(ctx, rosterPage(variables))}}`
  }
}

@Injectable()
export class OrganisationEnrolmentsOperation implements TrustedOperation {
  readonly operationName = 'OrganisationEnrolments'

  constructor(private readonly pages: LearningPagesService) {}

  async answer(ctx: Ctx, variables: Variables): Promise<string> {
    requireKnown(ctx)
    return `{"organisationEnrolments":${await this.pages.organisationEnrolments(ctx, enrolmentsPage(variables))}}`
  }
}
