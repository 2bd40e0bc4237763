import { Injectable } from '@nestjs/common'
import type { ScoredRound } from '#matching'
import type { RoundRow } from '../../data/rounds/round.queries.js'
import { ScenarioQueries, type ScenarioRow } from '../../data/rounds/scenario.queries.js'
import { SolutionQueries } from '../../data/rounds/solution.queries.js'
import { buildScoredRound } from '../../domain/index.js'
import { FrozenRounds } from './frozen-rounds.js'

/** A scenario as the engine wants it: the frozen input with the scenario's weights, locks, bans and the pairs of its base. */
@Injectable()
export class ScoredRounds {
  constructor(
    private readonly frozen: FrozenRounds,
    private readonly scenarios: ScenarioQueries,
    private readonly solutions: SolutionQueries,
  ) {}

  async of(round: RoundRow, { id, settings, baseId }: Pick<ScenarioRow, 'id' | 'settings' | 'baseId'>): Promise<ScoredRound> {
    const [input, constraints, kept] = await Promise.all([this.frozen.of(round), this.scenarios.constraints(id), baseId === null ? [] : this.solutions.pairIds(baseId)])
    return buildScoredRound(input, { settings, ...constraints, kept }, round.tieKey ?? 0)
  }
}
