import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { isId, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import { badInput, type UserError } from '#platform/errors'
import { Allow, type Connection, decodeCursor, toConnection } from '#platform/graphql'
import { type SchemeChanged, SchemesService } from '../../application/schemes/schemes.service.js'
import type { SchemeRow } from '../../data/schemes/scheme.queries.js'
import { CreateMentoringSchemeInput, MentoringSchemesArgs, MoveMentoringSchemeInput, UpdateMentoringSchemeInput } from './scheme.input.js'
import { MentoringSchemeConnection, MentoringSchemePayload, MentoringSchemeType } from './scheme.type.js'

@Resolver(() => MentoringSchemeType)
export class SchemeResolver {
  constructor(private readonly schemes: SchemesService) {}

  @Query(() => MentoringSchemeConnection, { description: 'Mentoring schemes by title: open and closed ones, and drafts to those who run them.' })
  @Allow()
  async mentoringSchemes(@Context('ctx') ctx: Ctx, @Args() { first, after, search, kind, state, organisationId }: MentoringSchemesArgs): Promise<Connection<SchemeRow>> {
    if (typeof organisationId === 'string' && !isId(organisationId)) throw badInput('organisationId is not the id of an organisation.')
    const filter = { search: search ?? undefined, kind: kind ?? undefined, state: state ?? undefined, organisationId: organisationId ?? undefined }
    const { rows, total } = await this.schemes.list(ctx, filter, first, decodeCursor(after, ['text', 'id']))
    return toConnection(rows, first, total, (row) => [row.title, row.id])
  }

  @Query(() => MentoringSchemeType, { description: 'One scheme. NOT_FOUND for a draft of others.' })
  @Allow()
  mentoringScheme(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which scheme.' }) id: string): Promise<SchemeRow> {
    return this.schemes.byId(ctx, id)
  }

  @Mutation(() => MentoringSchemePayload, { description: 'Adds a scheme as a draft. For scheme managers of the organisation that will run it.' })
  @Allow()
  async createMentoringScheme(@Context('ctx') ctx: Ctx, @Args('input') { organisationId, kind, settings, ...input }: CreateMentoringSchemeInput): Promise<MentoringSchemePayload> {
    return this.answer(ctx, await this.schemes.create(ctx, organisationId, kind, { ...input, settings: settings ?? undefined }))
  }

  @Mutation(() => MentoringSchemePayload, { description: 'Changes a scheme. For those who run it; the change of whoever saves first stands.' })
  @Allow()
  async updateMentoringScheme(@Context('ctx') ctx: Ctx, @Args('input') { id, version, settings, ...input }: UpdateMentoringSchemeInput): Promise<MentoringSchemePayload> {
    return this.answer(ctx, await this.schemes.update(ctx, id, version, { ...input, settings: settings ?? undefined }))
  }

  @Mutation(() => MentoringSchemePayload, { description: 'Opens, closes or reopens a scheme. For those who run it.' })
  @Allow()
  async moveMentoringScheme(@Context('ctx') ctx: Ctx, @Args('input') { id, action }: MoveMentoringSchemeInput): Promise<MentoringSchemePayload> {
    return this.answer(ctx, await this.schemes.move(ctx, id, action))
  }

  private async answer(ctx: Ctx, outcome: Result<SchemeChanged, readonly UserError[]>): Promise<MentoringSchemePayload> {
    if (!outcome.ok) return { scheme: null, noticeFrozenRound: null, userErrors: outcome.error }
    return { scheme: await this.schemes.byId(ctx, outcome.value.id), noticeFrozenRound: outcome.value.frozenRound, userErrors: [] }
  }
}
