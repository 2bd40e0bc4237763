import { Args, Context, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow, type Connection, type GraphqlContext, PageArgs, toConnection } from '#platform/graphql'
import { SetsService } from '../../application/sets/sets.service.js'
import type { SetsPlan } from '../../domain/index.js'
import { numberPosition } from '../keyset.js'
import { PersonNames } from '../person-names.js'
import { FormSetsInput, MoveToSetInput, RenameSetInput } from './set.input.js'
import { ActionLearningSetConnection, ActionLearningSetPayload, ActionLearningSetType, MoveToSetPayload, SetMemberType, SetsPlanPayload } from './set.type.js'

@Resolver(() => ActionLearningSetType)
export class SetResolver {
  constructor(private readonly sets: SetsService) {}

  @Query(() => ActionLearningSetConnection, { name: 'actionLearningSets', description: 'The sets of a run, by number. For those who teach or run it.' })
  @Allow()
  async ofRun(@Context('ctx') ctx: Ctx, @Args('runId', { type: () => ID, description: 'Which run.' }) runId: string, @Args() { first, after }: PageArgs): Promise<Connection<ActionLearningSetType>> {
    const { rows, total, mayManage } = await this.sets.page(ctx, runId, first, numberPosition(after))
    return toConnection(rows.map((row) => ({ ...row, viewerCanManage: mayManage })), first, total, (row) => [row.number])
  }

  @Query(() => ActionLearningSetType, { nullable: true, name: 'myActionLearningSet', description: 'The viewer\'s own set in a run; null when they are in none.' })
  @Allow()
  async mine(@Context('ctx') ctx: Ctx, @Args('runId', { type: () => ID, description: 'Which run.' }) runId: string): Promise<ActionLearningSetType | null> {
    const set = await this.sets.mine(ctx, runId)
    return set === undefined ? null : { ...set, viewerCanManage: false }
  }

  @Query(() => SetsPlanPayload, { name: 'previewActionLearningSets', description: 'How a run\'s people would be divided into sets, without doing it; nobody moves unless sizes demand it.' })
  @Allow()
  async preview(@Context('ctx') ctx: Ctx, @Args('input') { runId, count }: FormSetsInput): Promise<SetsPlanPayload> {
    return answer(await this.sets.preview(ctx, runId, count ?? undefined))
  }

  @Mutation(() => SetsPlanPayload, { description: 'Divides the people on a run\'s register into sets, or balances the sets there are. For those who teach the run.' })
  @Allow()
  async formActionLearningSets(@Context('ctx') ctx: Ctx, @Args('input') { runId, count }: FormSetsInput): Promise<SetsPlanPayload> {
    return answer(await this.sets.form(ctx, runId, count ?? undefined))
  }

  @Mutation(() => MoveToSetPayload, { description: 'Puts a learner into a set of their run, or takes them out of all.' })
  @Allow()
  async moveToActionLearningSet(@Context('ctx') ctx: Ctx, @Args('input') { enrolmentId, setId }: MoveToSetInput): Promise<MoveToSetPayload> {
    const result = await this.sets.move(ctx, enrolmentId, setId ?? null)
    return result.ok ? { setId: result.value, userErrors: [] } : { setId: null, userErrors: result.error }
  }

  @Mutation(() => ActionLearningSetPayload, { description: 'Gives a set another name.' })
  @Allow()
  async renameActionLearningSet(@Context('ctx') ctx: Ctx, @Args('input') { setId, name }: RenameSetInput): Promise<ActionLearningSetPayload> {
    const result = await this.sets.rename(ctx, setId, name)
    return result.ok ? { set: { ...result.value, viewerCanManage: true }, userErrors: [] } : { set: null, userErrors: result.error }
  }
}

@Resolver(() => SetMemberType)
export class SetMemberResolver {
  constructor(private readonly names: PersonNames) {}

  @ResolveField('personName', () => String, { nullable: true, description: 'The learner\'s name.' })
  personName(member: SetMemberType, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.of(member.personId, context)
  }
}

const answer = (result: Result<SetsPlan, readonly UserError[]>): SetsPlanPayload =>
  result.ok ? { sets: result.value.sets, balance: result.value.balance, userErrors: [] } : { sets: [], balance: null, userErrors: result.error }
