import { Args, ID, Query, Resolver } from '@nestjs/graphql'
import { highest, lowest, type PublishedCount } from '#disclosure'
import { Allow } from '#platform/graphql'
import { ProgrammeCompletionsService } from '../application/programme-completions.service.js'
import { type CompletionCount, CompletionTable } from './organisation-enrolments.type.js'

const show = (category: string, count: PublishedCount, percentage?: number): CompletionCount =>
  ({ category, from: lowest(count), to: highest(count), percentage: percentage ?? null })

@Resolver(() => CompletionTable)
export class ProgrammeCompletionsResolver {
  constructor(private readonly completions: ProgrammeCompletionsService) {}

  @Query(() => CompletionTable, { description: 'How many people have completed a programme, by professional background, under disclosure control.' })
  @Allow()
  async programmeCompletions(@Args('programmeId', { type: () => ID, description: 'The programme.' }) programmeId: string): Promise<CompletionTable> {
    const { method, cells, total } = await this.completions.byBackground(programmeId)
    return { method, cells: cells.map(({ category, count, percentage }) => show(category, count, percentage)), total: total === undefined ? null : show('all', total) }
  }
}
