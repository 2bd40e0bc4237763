import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { ok, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow } from '#platform/graphql'
import { DuplicatesService } from '../application/duplicates.service.js'
import { MachineClientsService } from '../application/machine-clients.service.js'
import { PeopleMergeService } from '../application/people-merge.service.js'
import { ReorganisationsService } from '../application/reorganisations.service.js'
import type { MachineClientRow } from '../data/machine-client.queries.js'
import { PersonAnswers } from './person-answers.js'
import { DonePayload, PersonPayload } from './person-record.type.js'
import { MachineClientInput, MachineClientKeyInput, MergePeopleInput, RecordPairInput, ReorganisationInput } from './upkeep.input.js'
import { DuplicatePairType, MachineClientType, MergePreviewPayload, ReorganisationPayload, ReorganisationPreviewPayload, ReorganisationType } from './upkeep.type.js'

/** What the platform's administrators keep in order: duplicates, reorganisations, programs. */
@Resolver()
export class UpkeepResolver {
  constructor(
    private readonly duplicates: DuplicatesService,
    private readonly merges: PeopleMergeService,
    private readonly reorganisations: ReorganisationsService,
    private readonly machines: MachineClientsService,
    private readonly answers: PersonAnswers,
  ) {}

  @Query(() => [DuplicatePairType], { description: 'Records that may be one person, the likeliest first. For platform administrators.' })
  @Allow()
  async duplicatePeople(@Context('ctx') ctx: Ctx): Promise<readonly DuplicatePairType[]> {
    return (await this.duplicates.list(ctx)).slice(0, 200)
  }

  @Mutation(() => DonePayload, { description: 'Notes that two records are two people: they are not offered as duplicates again.' })
  @Allow()
  async dismissDuplicate(@Context('ctx') ctx: Ctx, @Args('input') { keepId, absorbId }: RecordPairInput): Promise<DonePayload> {
    await this.duplicates.dismiss(ctx, keepId, absorbId)
    return this.answers.done(ok(true))
  }

  @Query(() => MergePreviewPayload, { description: 'What merging two records would do, and what has to be decided.' })
  @Allow()
  async mergePreview(@Context('ctx') ctx: Ctx, @Args('input') { keepId, absorbId }: RecordPairInput): Promise<MergePreviewPayload> {
    const preview = await this.merges.preview(ctx, keepId, absorbId)
    return preview.ok ? { ...preview.value, userErrors: [] } : { conflicts: [], emails: [], moved: 0, joined: 0, accounts: 0, userErrors: preview.error }
  }

  @Mutation(() => PersonPayload, { description: 'Merges two records of one person. Nothing is lost; the absorbed id keeps leading to the person.' })
  @Allow()
  async mergePeople(@Context('ctx') ctx: Ctx, @Args('input') { keepId, absorbId, decisions }: MergePeopleInput): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.merges.merge(ctx, keepId, absorbId, decisions))
  }

  @Query(() => [ReorganisationType], { name: 'reorganisations', description: 'Merges and splits of organisations, the latest date first. For platform administrators.' })
  @Allow()
  listReorganisations(@Context('ctx') ctx: Ctx): Promise<readonly ReorganisationType[]> {
    return this.reorganisations.list(ctx)
  }

  @Query(() => ReorganisationPreviewPayload, { description: 'What a merge or split would change.' })
  @Allow()
  async reorganisationPreview(@Context('ctx') ctx: Ctx, @Args('input') input: ReorganisationInput): Promise<ReorganisationPreviewPayload> {
    const preview = await this.reorganisations.preview(ctx, input)
    return preview.ok ? { ...preview.value, userErrors: [] } : { closes: [], memberships: 0, people: 0, bySuccessor: [], userErrors: preview.error }
  }

  @Mutation(() => ReorganisationPayload, { description: 'Decides a merge or split; it is carried out on its date.' })
  @Allow()
  async scheduleReorganisation(@Context('ctx') ctx: Ctx, @Args('input') input: ReorganisationInput): Promise<ReorganisationPayload> {
    return this.reorganisation(ctx, await this.reorganisations.schedule(ctx, input))
  }

  @Mutation(() => ReorganisationPayload, { description: 'Cancels a planned merge or split.' })
  @Allow()
  async cancelReorganisation(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID }) id: string): Promise<ReorganisationPayload> {
    return this.reorganisation(ctx, await this.reorganisations.cancel(ctx, id))
  }

  @Query(() => [MachineClientType], { name: 'machineClients', description: 'Programs that may sign in by themselves. For platform administrators.' })
  @Allow()
  listMachineClients(@Context('ctx') ctx: Ctx): Promise<MachineClientRow[]> {
    return this.machines.list(ctx)
  }

  @Mutation(() => DonePayload, { description: 'Lets a program in.' })
  @Allow()
  async registerMachineClient(@Context('ctx') ctx: Ctx, @Args('input') input: MachineClientInput): Promise<DonePayload> {
    return this.answers.done(await this.machines.register(ctx, input))
  }

  @Mutation(() => DonePayload, { description: 'Takes a program\'s access away at once.' })
  @Allow()
  async revokeMachineClient(@Context('ctx') ctx: Ctx, @Args('input') { issuer, clientId }: MachineClientKeyInput): Promise<DonePayload> {
    await this.machines.revoke(ctx, issuer, clientId)
    return this.answers.done(ok(true))
  }

  private async reorganisation(ctx: Ctx, result: Result<string, readonly UserError[]>): Promise<ReorganisationPayload> {
    return result.ok ? { reorganisation: await this.reorganisations.byId(ctx, result.value), userErrors: [] } : { reorganisation: null, userErrors: result.error }
  }
}
