import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { asId, type OrganisationId, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow } from '#platform/graphql'
import { ReturnChecksService } from '../../application/returns/return-checks.service.js'
import { ReturnsHomeService } from '../../application/returns/returns-home.service.js'
import { ReturnsService } from '../../application/returns/returns.service.js'
import { SubmitReturnService } from '../../application/returns/submit-return.service.js'
import { ReturnSectionsService } from '../../application/sections/return-sections.service.js'
import type { ReturnRow } from '../../data/returns/return.queries.js'
import type { Difference } from '../../domain/index.js'
import { ReturnDifferencesArgs, ReturnSectionInput, SaveReturnLinesInput, StartWorkforceReturnInput, SubmitWorkforceReturnInput } from './return.input.js'
import { QuarterOfReturnsType, ReturnDifferenceType, WorkforceReturnPayload, WorkforceReturnType } from './return.type.js'

@Resolver(() => WorkforceReturnType)
export class WorkforceReturnResolver {
  constructor(
    private readonly returns: ReturnsService,
    private readonly home: ReturnsHomeService,
    private readonly sections: ReturnSectionsService,
    private readonly checks: ReturnChecksService,
    private readonly submission: SubmitReturnService,
  ) {}

  @Query(() => WorkforceReturnType, { description: 'One revision of a workforce return. For the organisation\'s analysts and administrators.' })
  @Allow()
  workforceReturn(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which return.' }) id: string): Promise<ReturnRow> {
    return this.returns.byId(ctx, id)
  }

  @Query(() => [QuarterOfReturnsType], { description: 'What an organisation has returned and what it should, newest quarter first. For its analysts and administrators.' })
  @Allow()
  organisationReturns(@Context('ctx') ctx: Ctx, @Args('organisationId', { type: () => ID, description: 'Which organisation.' }) organisationId: string): Promise<QuarterOfReturnsType[]> {
    return this.home.of(ctx, asId<OrganisationId>(organisationId))
  }

  @Query(() => [ReturnDifferenceType], { description: 'What a later revision says otherwise than an earlier one. For the organisation\'s analysts and administrators.' })
  @Allow()
  workforceReturnDifferences(@Context('ctx') ctx: Ctx, @Args() { beforeId, afterId }: ReturnDifferencesArgs): Promise<readonly Difference[]> {
    return this.checks.compare(ctx, beforeId, afterId)
  }

  @Mutation(() => WorkforceReturnPayload, { description: 'Begins a return of a quarter that is over, or the correction of one that was submitted.' })
  @Allow()
  async startWorkforceReturn(@Context('ctx') ctx: Ctx, @Args('input') { organisationId, ...input }: StartWorkforceReturnInput): Promise<WorkforceReturnPayload> {
    return this.answer(ctx, await this.returns.start(ctx, { ...input, organisationId: asId<OrganisationId>(organisationId) }))
  }

  @Mutation(() => WorkforceReturnPayload, { description: 'Saves one page of a section. Nothing is saved while a row has a problem.' })
  @Allow()
  async saveReturnLines(@Context('ctx') ctx: Ctx, @Args('input') { rows, ...input }: SaveReturnLinesInput): Promise<WorkforceReturnPayload> {
    const saved = await this.sections.saveLines(ctx, { ...input, rows: rows.map(({ cells }) => Object.fromEntries(cells.map(({ column, value }) => [column, value]))) })
    return this.answer(ctx, saved.ok ? { ok: true, value: saved.value.id } : saved)
  }

  @Mutation(() => WorkforceReturnPayload, { description: 'Says that there is nothing to return in a section.' })
  @Allow()
  async returnNothingInSection(@Context('ctx') ctx: Ctx, @Args('input') { returnId, section }: ReturnSectionInput): Promise<WorkforceReturnPayload> {
    const saved = await this.sections.nothingToReport(ctx, returnId, section)
    return this.answer(ctx, saved.ok ? { ok: true, value: saved.value.id } : saved)
  }

  @Mutation(() => WorkforceReturnPayload, { description: 'Submits a return: it counts from now on, and the revision that counted before is kept beside it.' })
  @Allow()
  async submitWorkforceReturn(@Context('ctx') ctx: Ctx, @Args('input') { returnId, confirmations }: SubmitWorkforceReturnInput): Promise<WorkforceReturnPayload> {
    return this.answer(ctx, await this.submission.submit(ctx, returnId, confirmations))
  }

  private async answer(ctx: Ctx, outcome: Result<string, readonly UserError[]>): Promise<WorkforceReturnPayload> {
    return outcome.ok ? { workforceReturn: await this.returns.byId(ctx, outcome.value), userErrors: [] } : { workforceReturn: null, userErrors: outcome.error }
  }
}
