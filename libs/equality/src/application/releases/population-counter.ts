import { Inject, Injectable } from '@nestjs/common'
import type { BaseCounts, ReleaseDefinition } from '#disclosure'
import type { PlainDate } from '#kernel'
import type { Tx } from '#platform/database'
import { ReleaseQueries } from '../../data/release.queries.js'
import type { EqualityPublication, Question } from '../../domain/index.js'
import { PersonKeys } from '../answers/person-keys.js'
import { EQUALITY_POPULATIONS, type EqualityPopulation } from './population.js'
import { baseCounts, cellText, releaseDefinition } from './release-definition.js'

/** Counts a population by answers. Ids become keyed hashes in this process; neither they nor single answers leave the transaction. */
@Injectable()
export class PopulationCounter {
  constructor(
    @Inject(EQUALITY_POPULATIONS) private readonly populations: readonly EqualityPopulation[],
    private readonly queries: ReleaseQueries,
    private readonly keys: PersonKeys,
  ) {}

  async count(tx: Tx, publication: EqualityPublication, question: Question, on: PlainDate): Promise<{ readonly definition: ReleaseDefinition; readonly counts: BaseCounts }> {
    const population = this.populations.find(({ key }) => key === publication.population)
    if (population === undefined) throw new Error(`Nobody provides the population "${publication.population}"`)
    const opened = await population.open()
    await this.queries.openPopulation(tx)
    for await (const members of opened.members) {
      await this.queries.addToPopulation(tx, members.map(({ personId }) => this.keys.keyOf(personId)), members.map(({ at }) => cellText(at)))
    }
    return { definition: releaseDefinition(publication, question, opened), counts: baseCounts(on, await this.queries.countsOf(tx, publication.id)) }
  }
}
