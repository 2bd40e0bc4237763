import { Inject, Injectable } from '@nestjs/common'
import type { BaseRow, JointCounts, JointDefinition } from '#disclosure'
import type { PlainDate } from '#kernel'
import type { Tx } from '#platform/database'
import { ReleaseQueries } from '../../data/release.queries.js'
import type { PublishedPopulation } from '../../domain/index.js'
import { PersonKeys } from '../answers/person-keys.js'
import { EQUALITY_POPULATIONS, type EqualityPopulation } from './population.js'
import { type AskedPublication, baseRows, cellText, jointDefinition } from './release-definition.js'

/** Counts a population by the answers to each question. Ids become keyed hashes in this process; neither they nor single answers leave the transaction. */
@Injectable()
export class PopulationCounter {
  constructor(
    @Inject(EQUALITY_POPULATIONS) private readonly populations: readonly EqualityPopulation[],
    private readonly queries: ReleaseQueries,
    private readonly keys: PersonKeys,
  ) {}

  /** Everybody is read once, so all questions are counted over the same people. */
  async count(tx: Tx, published: PublishedPopulation, asked: readonly AskedPublication[], on: PlainDate): Promise<{ readonly definition: JointDefinition; readonly counts: JointCounts }> {
    const population = this.populations.find(({ key }) => key === published.id)
    if (population === undefined) throw new Error(`Nobody provides the population "${published.id}"`)
    const opened = await population.open()
    await this.queries.openPopulation(tx)
    for await (const members of opened.members) {
      await this.queries.addToPopulation(tx, members.map(({ personId }) => this.keys.keyOf(personId)), members.map(({ at }) => cellText(at)))
    }
    const members: Record<string, readonly BaseRow[]> = {}
    for (const { publication } of asked) members[publication.id] = baseRows(await this.queries.countsOf(tx, publication.id))
    await this.queries.closePopulation(tx)
    return { definition: jointDefinition(published, asked, opened), counts: { snapshot: on, members } }
  }
}
