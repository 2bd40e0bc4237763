import { Injectable } from '@nestjs/common'
import type { ScoredRound } from '#matching'
import type { RoundRow } from '../../data/rounds/round.queries.js'
import { ScenarioQueries, type ScenarioRow } from '../../data/rounds/scenario.queries.js'
import { SolutionQueries } from '../../data/rounds/solution.queries.js'
import { buildScoredRound, type FrozenRound, type ScoredPeople, scoredPeople } from '../../domain/index.js'
import { FrozenRounds } from './frozen-rounds.js'

/** A scenario as the engine wants it: the frozen input with the scenario's weights, locks, bans and the pairs of its base. */
@Injectable()
export class ScoredRounds {
  /** The people of a frozen round are the same in each of its scenarios. */
  private readonly people = new WeakMap<FrozenRound, ScoredPeople>()

  constructor(
    private readonly frozen: FrozenRounds,
    private readonly scenarios: ScenarioQueries,
    private readonly solutions: SolutionQueries,
  ) {}

  async of(round: RoundRow, { id, settings, baseId }: Pick<ScenarioRow, 'id' | 'settings' | 'baseId'>): Promise<ScoredRound> {
    const [input, constraints, kept] = await Promise.all([this.frozen.of(round), this.scenarios.constraints(id), baseId === null ? [] : this.solutions.pairIds(baseId)])
    const people = this.people.get(input) ?? scoredPeople(input)
    this.people.set(input, people)
    return buildScoredRound(input, { settings, ...constraints, kept }, round.tieKey ?? 0, people)
  }
}
