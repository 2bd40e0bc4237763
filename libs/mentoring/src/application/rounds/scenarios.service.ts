import { Injectable } from '@nestjs/common'
import { err, isId, newId, ok, type Result, transition } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { badInput, notFound, refused, transitionErrors, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { RoundQueries, type RoundRow } from '../../data/rounds/round.queries.js'
import { ScenarioQueries, type ScenarioRow } from '../../data/rounds/scenario.queries.js'
import {
  asPairs, can, checkConstraints, checkScenarioWish, type ConstraintChanges, type Constraints, inheritConstraints, type PairText, type Problem, problem, SCENARIO_TRANSITIONS, type ScenarioId, type ScenarioObjective, type ScenarioSettings,
  type ScenarioWish, weightsOf, when,
} from '../../domain/index.js'
import { scenarioQueued } from '../../events.js'
import { type ScenarioStanding, StandingService } from '../standing/standing.service.js'
import { FrozenRounds } from './frozen-rounds.js'

export type ScenarioOutcome = Result<ScenarioId, readonly UserError[]>

export interface ScenarioInput extends Omit<ScenarioWish, 'hasBase'> {
  /** The scenario whose locked and forbidden pairs are taken over, and whose pairs `keepBonus` speaks for. */
  readonly baseId?: string | undefined
  readonly lock: readonly PairText[]
  readonly forbid: readonly PairText[]
  readonly release: readonly PairText[]
}

const NO_CONSTRAINTS: Constraints = { locked: [], forbidden: [] }
/** Enough to compare; each is a full copy of the round's result. */
const MOST_SCENARIOS = 50

/** Ways of solving a frozen round: made, queued, cancelled, tried again. What a scenario was asked for never changes. For those who match. */
@Injectable()
export class ScenariosService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ScenarioQueries,
    private readonly rounds: RoundQueries,
    private readonly frozen: FrozenRounds,
    private readonly standing: StandingService,
    private readonly outbox: Outbox,
  ) {}

  async byId(ctx: Ctx, id: string): Promise<ScenarioRow> {
    const standing = await this.standing.forScenario(ctx, id)
    requireAccess(ctx, can.seeRound, standing)
    const found = await this.queries.one(standing.scenarioId)
    if (found === undefined) throw notFound('The scenario')
    return found
  }

  /** All scenarios of a round, oldest first. */
  async ofRound(ctx: Ctx, roundId: string): Promise<readonly ScenarioRow[]> {
    const standing = await this.standing.forRound(ctx, roundId)
    requireAccess(ctx, can.seeRound, standing)
    return this.queries.ofRound(standing.roundId)
  }

  /** Makes a scenario and queues it. Errors: see `checkScenarioWish` and `checkConstraints`; the base has to be of this round. */
  async create(ctx: Ctx, roundId: string, input: ScenarioInput): Promise<ScenarioOutcome> {
    const standing = await this.standing.forRound(ctx, roundId)
    requireAccess(ctx, can.manageRound, standing)
    const id = newId<ScenarioId>()
    return this.uow.run(async (tx): Promise<ScenarioOutcome> => {
      // Before it is frozen or thawed by somebody else, or published.
      const round = await this.rounds.lock(tx, standing.roundId)
      if (round === undefined) throw notFound('The round')
      const solvable = await this.checkSolvable(tx, round)
      if (solvable.length > 0) return refused(solvable)
      const base = input.baseId === undefined || !isId(input.baseId) ? undefined : await this.queries.one(input.baseId, tx)
      const constraints = inheritConstraints(base === undefined ? NO_CONSTRAINTS : await this.queries.constraints(base.id, tx), changesOf(input))
      const problems = [
        ...checkBase(round, input, base), ...checkScenarioWish(round.frozenScheme!.settings.weights, { ...input, hasBase: base !== undefined }),
        ...checkConstraints(await this.frozen.of(round, tx), constraints),
      ]
      if (problems.length > 0) return refused(problems)
      const settings: ScenarioSettings = { weights: weightsOf(round.frozenScheme!.settings.weights, input.weights), objective: input.objective as ScenarioObjective, floor: input.floor, keepBonus: input.keepBonus }
      const requestedById = personOf(ctx.actor) ?? null
      await this.queries.insert(tx, { id, roundId: round.id, title: input.title.trim(), settings, baseId: base?.id ?? null, requestedById }, ctx.now)
      await this.queries.addConstraints(tx, id, constraints, requestedById)
      await this.outbox.add(tx, ctx, scenarioQueued, { scenarioId: id, roundId: round.id })
      return ok(id)
    })
  }

  /** Calls a scenario off. One at work ends within seconds; nothing of it is kept. */
  cancel(ctx: Ctx, id: string): Promise<ScenarioOutcome> {
    return this.under(ctx, id, async (tx, scenario) => {
      const to = transition(SCENARIO_TRANSITIONS, scenario.state, 'cancel')
      if (!to.ok) return err(transitionErrors('The scenario', to.error))
      await this.queries.requestCancel(tx, scenario.id, ctx.now)
      return ok(scenario.id)
    })
  }

  /** Queues a scenario again that failed or was cancelled. */
  retry(ctx: Ctx, id: string): Promise<ScenarioOutcome> {
    return this.under(ctx, id, async (tx, scenario, round) => {
      const to = transition(SCENARIO_TRANSITIONS, scenario.state, 'retry')
      if (!to.ok) return err(transitionErrors('The scenario', to.error))
      const problems = checkFrozen(round)
      if (problems.length > 0) return refused(problems)
      await this.queries.requeue(tx, scenario.id, ctx.now)
      await this.outbox.add(tx, ctx, scenarioQueued, { scenarioId: scenario.id, roundId: round.id })
      return ok(scenario.id)
    })
  }

  private async under(ctx: Ctx, id: string, work: (tx: Tx, scenario: ScenarioRow, round: RoundRow) => Promise<ScenarioOutcome>): Promise<ScenarioOutcome> {
    const standing: ScenarioStanding = await this.standing.forScenario(ctx, id)
    requireAccess(ctx, can.manageRound, standing)
    return this.uow.run(async (tx) => {
      const round = await this.rounds.lock(tx, standing.roundId)
      const scenario = await this.queries.lock(tx, standing.scenarioId)
      if (round === undefined || scenario === undefined) throw notFound('The scenario')
      return work(tx, scenario, round)
    })
  }

  private async checkSolvable(tx: Tx, round: RoundRow): Promise<readonly Problem[]> {
    return [
      ...checkFrozen(round),
      ...when((await this.queries.count(tx, round.id)) >= MOST_SCENARIOS, problem('TOO_MANY_SCENARIOS', '', `A round has at most ${MOST_SCENARIOS} scenarios. Publish one of them, or open the intake again to begin anew.`)),
    ]
  }
}

const checkFrozen = (round: RoundRow): readonly Problem[] =>
  when(round.state !== 'frozen' && round.state !== 'in_review', problem('ROUND_NOT_FROZEN', '', 'Scenarios are solved while a round is frozen or in review. Freeze it first, or plan the next round.'))

const checkBase = (round: RoundRow, { baseId, keepBonus }: ScenarioInput, base: ScenarioRow | undefined): readonly Problem[] => [
  ...when(baseId !== undefined && base?.roundId !== round.id, problem('BASE_UNKNOWN', 'baseId', 'Choose a scenario of this round to begin from.')),
  ...when(base?.roundId === round.id && keepBonus > 0 && base.state !== 'solved', problem('BASE_NOT_SOLVED', 'baseId', 'Choose a scenario that is solved: only that has pairs to keep.')),
]

/** Pairs from outside as ids. Throws BAD_USER_INPUT for what is no id. */
function changesOf({ lock, forbid, release }: ScenarioInput): ConstraintChanges {
  const bad = [lock, forbid, release].flat().some(({ menteeProfileId, mentorProfileId }) => !isId(menteeProfileId) || !isId(mentorProfileId))
  if (bad) throw badInput('A pair names a profile by something that is not an id.')
  return { lock: asPairs(lock), forbid: asPairs(forbid), release: asPairs(release) }
}
