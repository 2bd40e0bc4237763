import { Injectable } from '@nestjs/common'
import { BREAKDOWNS, protectCounts, type PublishedTable } from '#disclosure'
import { isId } from '#kernel'
import { notFound } from '#platform/errors'
import { ProgrammeCompletionsQueries } from '../data/programme-completions.queries.js'

type Breakdown = 'programme_completions_by_background'

/** Counts of people for those who may not see the people: only ever through disclosure control. */
@Injectable()
export class ProgrammeCompletionsService {
  constructor(private readonly queries: ProgrammeCompletionsQueries) {}

  /** Who has completed a programme, by professional background, protected. NOT_FOUND for a programme that was never published. */
  async byBackground(programmeId: string): Promise<PublishedTable<Breakdown>> {
    const counts = isId(programmeId) ? await this.queries.byBackground(programmeId) : undefined
    if (counts === undefined) throw notFound('The programme')
    const known = new Set<string>(BREAKDOWNS.programme_completions_by_background.categories)
    const summed: Record<string, number> = {}
    for (const [background, people] of Object.entries(counts)) {
      const category = known.has(background) ? background : 'other'
      summed[category] = (summed[category] ?? 0) + people
    }
    const table = protectCounts({ breakdown: 'programme_completions_by_background', counts: summed, total: Object.values(summed).reduce((sum, people) => sum + people, 0) })
    if (!table.ok) throw new Error(`The counts cannot be protected: ${table.error.code}`)
    return table.value
  }
}
