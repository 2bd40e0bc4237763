import { Args, Context, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { err, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow, type Connection, decodeCursor, type GraphqlContext, Public, toConnection } from '#platform/graphql'
import { IndicatorSourceRegistry } from '../../application/indicators/indicator-source-registry.js'
import { IndicatorsService, keeperStanding } from '../../application/indicators/indicators.service.js'
import { RecordedFiguresService } from '../../application/indicators/recorded-figures.service.js'
import type { IndicatorRow, IndicatorVersionRow } from '../../data/indicators/indicator.queries.js'
import type { RecordedFigureRow } from '../../data/indicators/recorded-figure.queries.js'
import { can, type IndicatorContent, type IndicatorVersionId } from '../../domain/index.js'
import { DateReader } from '../date-reader.js'
import { WorkforceNames } from '../names.js'
import { AddWorkforceIndicatorVersionInput, CreateWorkforceIndicatorInput, RecordWorkforceFigureInput, WorkforceIndicatorsArgs } from './indicator.input.js'
import { WorkforceFigurePayload, WorkforceFigureType, WorkforceIndicatorConnection, WorkforceIndicatorPayload, WorkforceIndicatorSourceType, WorkforceIndicatorType, WorkforceIndicatorVersionType } from './indicator.type.js'

@Resolver(() => WorkforceIndicatorType)
export class IndicatorResolver {
  constructor(
    private readonly indicators: IndicatorsService,
    private readonly figures: RecordedFiguresService,
    private readonly sources: IndicatorSourceRegistry,
    private readonly names: WorkforceNames,
  ) {}

  @Query(() => WorkforceIndicatorConnection, { description: 'Indicators by name. Open to everybody: how something is counted is no secret.' })
  @Public()
  async workforceIndicators(@Args() { first, after, search }: WorkforceIndicatorsArgs): Promise<Connection<IndicatorRow>> {
    const { rows, total } = await this.indicators.list(search ?? undefined, first, decodeCursor(after, ['text', 'id']))
    return toConnection(rows, first, total, (row) => [row.title, row.id])
  }

  @Query(() => WorkforceIndicatorType, { description: 'One indicator. Open to everybody.' })
  @Public()
  workforceIndicator(@Args('id', { type: () => ID, description: 'Which indicator.' }) id: string): Promise<IndicatorRow> {
    return this.indicators.byId(id)
  }

  @Query(() => [WorkforceIndicatorSourceType], { description: 'The sources of figures that an indicator can take, by their names.' })
  @Allow()
  workforceIndicatorSources(): WorkforceIndicatorSourceType[] {
    return this.sources.all().map((source) => {
      const { key, title, describes, unit, breakdowns, areas } = source
      return { key, title, ...describes, unit, breakdowns, areas, parameterFields: this.sources.fieldsOf(source) }
    })
  }

  @ResolveField('versions', () => [WorkforceIndicatorVersionType], { description: 'Newest first.' })
  versions({ id }: IndicatorRow): Promise<readonly IndicatorVersionRow[]> {
    return this.indicators.versionsOf(id)
  }

  @ResolveField('organisation', () => String, { nullable: true, description: 'Name of the organisation whose analysts keep it.' })
  organisation({ organisationId }: IndicatorRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.organisation(organisationId, context)
  }

  @ResolveField('viewerMayKeep', () => Boolean, { description: 'Whether the viewer may add a version to it and enter figures for it.' })
  viewerMayKeep({ organisationId }: IndicatorRow, _args: object, { ctx }: GraphqlContext): boolean {
    return can.keepIndicator.permits(keeperStanding(ctx, organisationId))
  }

  @Query(() => [WorkforceFigureType], { description: 'Figures that were entered by hand for an indicator, newest day first, with all revisions. For its keepers.' })
  @Allow()
  workforceFigures(@Context('ctx') ctx: Ctx, @Args('indicatorId', { type: () => ID, description: 'Which indicator.' }) indicatorId: string): Promise<readonly RecordedFigureRow[]> {
    return this.figures.list(ctx, indicatorId)
  }

  @Mutation(() => WorkforceIndicatorPayload, { description: 'Adds an indicator with its first version. For analysts and administrators of the organisation that will keep it.' })
  @Allow()
  async createWorkforceIndicator(@Context('ctx') ctx: Ctx, @Args('input') { organisationId, key, ...input }: CreateWorkforceIndicatorInput): Promise<WorkforceIndicatorPayload> {
    const content = contentOf(input)
    return this.answer(content.ok ? await this.indicators.create(ctx, organisationId, key, content.value) : content)
  }

  @Mutation(() => WorkforceIndicatorPayload, { description: 'Adds another way of counting an indicator. Published targets stay with the version that they name.' })
  @Allow()
  async addWorkforceIndicatorVersion(@Context('ctx') ctx: Ctx, @Args('input') { indicatorId, ...input }: AddWorkforceIndicatorVersionInput): Promise<WorkforceIndicatorPayload> {
    const content = contentOf(input)
    return this.answer(content.ok ? await this.indicators.addVersion(ctx, indicatorId, content.value) : content)
  }

  @Mutation(() => WorkforceFigurePayload, { description: 'Enters a figure that no records give, or corrects it with a reason. For the indicator\'s keepers.' })
  @Allow()
  async recordWorkforceFigure(@Context('ctx') ctx: Ctx, @Args('input') { indicatorId, on, denominator, reason, ...input }: RecordWorkforceFigureInput): Promise<WorkforceFigurePayload> {
    const dates = new DateReader()
    const day = dates.date(on, 'on')
    const recorded = dates.problems.length > 0 ? err(dates.problems) : await this.figures.record(ctx, indicatorId, { ...input, on: day, denominator: denominator ?? null, reason: reason ?? null })
    return recorded.ok ? { figureId: recorded.value, userErrors: [] } : { figureId: null, userErrors: recorded.error }
  }

  private async answer(outcome: Result<IndicatorVersionId, readonly UserError[]>): Promise<WorkforceIndicatorPayload> {
    if (!outcome.ok) return { version: null, userErrors: outcome.error }
    return { version: (await this.indicators.versions([outcome.value])).get(outcome.value) ?? null, userErrors: [] }
  }
}

@Resolver(() => WorkforceIndicatorVersionType)
export class IndicatorVersionFieldsResolver {
  constructor(private readonly sources: IndicatorSourceRegistry) {}

  @ResolveField('sourceTitle', () => String, { nullable: true, description: 'What its source gives, in words; null of a source that this installation does not have.' })
  sourceTitle({ sourceKey }: IndicatorVersionRow): string | null {
    return this.sources.get(sourceKey)?.title ?? null
  }

  @ResolveField('parameters', () => String)
  parameters({ parameters }: IndicatorVersionRow): string {
    return JSON.stringify(parameters)
  }
}

/** What belongs to a figure that its keeper has been shown. */
@Resolver(() => WorkforceFigureType)
export class FigureFieldsResolver {
  constructor(private readonly names: WorkforceNames) {}

  @ResolveField('areaName', () => String, { description: 'What it is for, in words.' })
  areaName({ areaKey }: RecordedFigureRow, _args: object, context: GraphqlContext): Promise<string> {
    return this.names.area(areaKey, context)
  }

  @ResolveField('recordedBy', () => String, { nullable: true, description: 'Who entered it; null when Waymark did.' })
  recordedBy({ recordedById }: RecordedFigureRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.person(recordedById, context)
  }
}

type Fields = Omit<IndicatorContent, 'parameters' | 'denominator'> & { readonly parameters: string; readonly denominator?: string | null }

function contentOf({ parameters, denominator, ...input }: Fields): Result<IndicatorContent, readonly UserError[]> {
  const parsed = JSON.parse(parameters) as unknown
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return err([{ code: 'PARAMETERS', field: 'parameters', message: 'Write a JSON object, such as {"figuresOf": "councils-on-standards"}.' }])
  return { ok: true, value: { ...input, denominator: denominator?.trim() || null, parameters: parsed as Record<string, unknown> } }
}
