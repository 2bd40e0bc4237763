import { Injectable } from '@nestjs/common'
import { type Ctx, requireAccess } from '#platform/access'
import { notFound } from '#platform/errors'
import { IntakeQueries, type IntakeRow } from '../../data/rounds/intake.queries.js'
import { RoundQueries, type RoundHistoryRow, type RoundRow } from '../../data/rounds/round.queries.js'
import { ScenarioQueries, type ScenarioRow } from '../../data/rounds/scenario.queries.js'
import { SchemeQueries } from '../../data/schemes/scheme.queries.js'
import { can, type Constraints } from '../../domain/index.js'
import { StandingService } from '../standing/standing.service.js'

/** What belongs to rounds, of any number of them at once. For those who match. */
@Injectable()
export class RoundViewService {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly scenarioRows: ScenarioQueries,
    private readonly intakeRows: IntakeQueries,
    private readonly schemes: SchemeQueries,
    private readonly standing: StandingService,
  ) {}

  /** Scenarios of each, oldest first. */
  async scenarios(ctx: Ctx, rounds: readonly RoundRow[]): Promise<ReadonlyMap<RoundRow, readonly ScenarioRow[]>> {
    await this.requireVisible(ctx, rounds)
    return shareOut(rounds, await this.scenarioRows.ofRounds(rounds.map(({ id }) => id)))
  }

  /** What was done to each, newest first. */
  async histories(ctx: Ctx, rounds: readonly RoundRow[]): Promise<ReadonlyMap<RoundRow, readonly RoundHistoryRow[]>> {
    await this.requireVisible(ctx, rounds)
    return shareOut(rounds, await this.rounds.historyOf([...new Set(rounds.map(({ id }) => id))]))
  }

  /** How far the participants of each round's scheme are now; counted once a scheme. */
  async intakes(ctx: Ctx, rounds: readonly RoundRow[]): Promise<ReadonlyMap<RoundRow, IntakeRow>> {
    await this.requireVisible(ctx, rounds)
    const schemes = await this.schemes.byIds([...new Set(rounds.map(({ schemeId }) => schemeId))])
    const counts = new Map(await Promise.all(schemes.map(async ({ id, settings }) => [id, await this.intakeRows.counts(id, settings.mostMentees)] as const)))
    return new Map(rounds.map((round) => {
      const found = counts.get(round.schemeId)
      if (found === undefined) throw notFound('The scheme')
      return [round, found]
    }))
  }

  /** What reviewers fixed or ruled out in each of these scenarios, of whichever rounds. */
  async constraints(ctx: Ctx, scenarios: readonly ScenarioRow[]): Promise<ReadonlyMap<ScenarioRow, Constraints>> {
    await this.requireVisible(ctx, [...new Set(scenarios.map(({ roundId }) => roundId))].map((id) => ({ id })))
    const found = await this.scenarioRows.constraintsOf([...new Set(scenarios.map(({ id }) => id))])
    return new Map(scenarios.map((scenario) => [scenario, found.get(scenario.id) ?? { locked: [], forbidden: [] }]))
  }

  private async requireVisible(ctx: Ctx, rounds: readonly Pick<RoundRow, 'id'>[]): Promise<void> {
    const standings = await this.standing.forRounds(ctx, rounds.map(({ id }) => id))
    for (const { id } of rounds) {
      const standing = standings.get(id)
      if (standing === undefined) throw notFound('The round')
      requireAccess(ctx, can.seeRound, standing)
    }
  }
}

function shareOut<T extends { readonly roundId: string }>(rounds: readonly RoundRow[], rows: readonly T[]): ReadonlyMap<RoundRow, readonly T[]> {
  const byRound = Map.groupBy<string, T>(rows, ({ roundId }) => roundId)
  return new Map(rounds.map((round) => [round, byRound.get(round.id) ?? []]))
}
