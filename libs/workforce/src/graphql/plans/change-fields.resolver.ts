import { ResolveField, Resolver } from '@nestjs/graphql'
import { asId, type OrganisationId } from '#kernel'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'
import { IndicatorsService } from '../../application/indicators/indicators.service.js'
import type { IndicatorVersionRow } from '../../data/indicators/indicator.queries.js'
import { asCheckpoints, type FieldChange, explainRag, type IndicatorVersionId, type RagRule } from '../../domain/index.js'
import { WorkforceNames } from '../names.js'
import { WorkforceFieldChangeType } from './plan.type.js'

/** Differences in words, so that every client says the same. */
@Resolver(() => WorkforceFieldChangeType)
export class ChangeFieldsResolver {
  private readonly indicators: LoaderDefinition<IndicatorVersionId, IndicatorVersionRow>

  constructor(indicators: IndicatorsService, private readonly names: WorkforceNames) {
    this.indicators = { name: 'workforce.indicator-version', load: (_ctx, ids) => indicators.versions(ids) }
  }

  @ResolveField('before', () => String, { nullable: true })
  before({ field, before }: FieldChange, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.words(field, before, context)
  }

  @ResolveField('after', () => String, { nullable: true })
  after({ field, after }: FieldChange, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.words(field, after, context)
  }

  private async words(field: string, value: unknown, context: GraphqlContext): Promise<string | null> {
    if (value === null || value === undefined) return null
    if (field === 'ownerOrganisationId') return this.names.organisation(asId<OrganisationId>(String(value)), context)
    if (field === 'indicatorVersionId') {
      const version = await context.loaders.load(this.indicators, value as IndicatorVersionId)
      return version === undefined ? null : `${version.title}, version ${version.number}`
    }
    if (field === 'rag') return explainRag(value as RagRule)
    if (field === 'checkpoints') return asCheckpoints(value)
    if (field === 'order') return (value as readonly string[]).join('; ')
    return Array.isArray(value) ? value.map(String).join(', ').replaceAll('_', ' ') : String(value as string | number)
  }
}
