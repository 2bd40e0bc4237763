import { Args, ID, Query, Resolver } from '@nestjs/graphql'
import { highest, lowest, type PublishedCount } from '#disclosure'
import { Allow } from '#platform/graphql'
import { ProgrammeCompletionsService } from '../application/programme-completions.service.js'
import { type ProtectedCount, ProtectedTable } from './organisation-enrolments.type.js'

const show = (category: string, count: PublishedCount, percentage?: number): ProtectedCount =>
  ({ category, from: lowest(count), to: highest(count), percentage: percentage ?? null })

@Resolver(() => ProtectedTable)
export class ProgrammeCompletionsResolver {
  constructor(private readonly completions: ProgrammeCompletionsService) {}

  @Query(() => ProtectedTable, { description: 'How many people have completed a programme, by professional background, under disclosure control.' })
  @Allow()
  async programmeCompletions(@Args('programmeId', { type: () => ID, description: 'The programme.' }) programmeId: string): Promise<ProtectedTable> {
    const { method, cells, total } = await this.completions.byBackground(programmeId)
    return { method, cells: cells.map(({ category, count, percentage }) => show(category, count, percentage)), total: total === undefined ? null : show('all', total) }
  }
}
