import { Injectable, Logger } from '@nestjs/common'
import { err, type Result, transition } from '#kernel'
import { type ScoredSolution, solveInThreads, type SolveProgress } from '#matching'
import type { Ctx } from '#platform/access'
import { Clock } from '#platform/clock'
import { isPassing, type Tx, UnitOfWork } from '#platform/database'
import { RoundQueries, type RoundRow } from '../../data/rounds/round.queries.js'
import { ScenarioQueries, type ScenarioRow, type StoredCertificate, type StoredReport } from '../../data/rounds/scenario.queries.js'
import { SolvingQueries } from '../../data/rounds/solving.queries.js'
import { publicFigures, publicPoints, ROUND_TRANSITIONS, SCENARIO_TRANSITIONS, type ScenarioId, solveProblemsInWords, standingsOf } from '../../domain/index.js'
import { RoundTrail } from './round-trail.js'
import { ScoredRounds } from './scored-rounds.js'

/** What a run of the job needs beside the scenario. */
export interface SolveRun {
  readonly ctx: Ctx
  readonly signal: AbortSignal
  progress(done: number, total: number): Promise<void>
}

/** So often a solve that keeps bringing its worker down is begun. */
export const MOST_ATTEMPTS = 3
const BEAT_MS = 1_000
const STOPPED = `The solve stopped ${MOST_ATTEMPTS} times without an end: the worker ran out of memory, or was restarted each time. Try it again; if it stops once more, ask whoever runs Waymark to look at the worker’s memory.`
const BROKE = 'The solve ended with an error, and nothing of it was kept. Try it again; if it fails once more, tell whoever runs Waymark, with the number of this scenario.'

/**
 * Solves a queued scenario and keeps the result whole or not at all: pairs, prices, reasons, report and proof are written in one transaction, which
 * asks under the locks of round and scenario whether they are still wanted. May run any number of times, at once, too: the first result stays.
 */
@Injectable()
export class ScenarioSolver {
  private readonly logger = new Logger('matching')

  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundQueries,
    private readonly scenarios: ScenarioQueries,
    private readonly solving: SolvingQueries,
    private readonly scored: ScoredRounds,
    private readonly trail: RoundTrail,
    private readonly clock: Clock,
  ) {}

  async solve(id: ScenarioId, run: SolveRun): Promise<void> {
    const begun = await this.begin(id)
    if (begun === undefined) return
    const { round, scenario, attempt } = begun
    const solved = await this.compute(round, scenario, attempt, run)
    // The worker stops: the job is given to another, which begins again.
    if (run.signal.aborted) throw new Error('The worker stopped in mid-solve')
    await this.end(run.ctx, scenario.id, attempt, solved)
  }

  /** Takes the scenario; `undefined` where there is nothing to do any more. */
  private begin(id: ScenarioId): Promise<{ readonly round: RoundRow; readonly scenario: ScenarioRow; readonly attempt: number } | undefined> {
    return this.uow.run(async (tx) => {
      const { round, scenario } = await this.lock(tx, id)
      if (round === undefined || scenario === undefined || !transition(SCENARIO_TRANSITIONS, scenario.state, 'start').ok) return undefined
      const now = this.clock.now()
      if (scenario.cancelRequestedAt !== null) return void (await this.solving.finish(tx, id, 'cancelled', null, now))
      if (scenario.attempt >= MOST_ATTEMPTS) return void (await this.solving.finish(tx, id, 'failed', STOPPED, now))
      return { round, scenario, attempt: await this.solving.start(tx, id, now) }
    })
  }

  /** The solution, or in words why there is none; `cancelled` when it is no longer wanted. */
  private async compute(round: RoundRow, scenario: ScenarioRow, attempt: number, run: SolveRun): Promise<Result<ScoredSolution, string | 'cancelled'>> {
    const unwanted = new AbortController()
    let last: SolveProgress | undefined
    // Off the event loop: while threads solve, this beats. A sign of life that changes no row says that the scenario is no longer wanted.
    const beat = async (): Promise<void> => {
      const { step = null, done = 0, total = 0 } = last ?? {}
      if (!(await this.solving.beat(scenario.id, attempt, { step, done, total }, this.clock.now()))) return unwanted.abort()
      await run.progress(done, total)
    }
    const timer = setInterval(() => void beat().catch((error: unknown) => this.logger.warn(`Scenario ${scenario.id}: no sign of life written: ${String(error)}`)), BEAT_MS)
    try {
      const input = await this.scored.of(round, scenario)
      await beat()
      const solved = await solveInThreads(input, { onProgress: (progress) => (last = progress), signal: AbortSignal.any([run.signal, unwanted.signal]) })
      if (solved.ok) return solved
      const problems = solved.error.filter((found) => found.code !== 'CANCELLED')
      return err(problems.length === 0 ? 'cancelled' : solveProblemsInWords(problems))
    } catch (error) {
      if (run.signal.aborted || unwanted.signal.aborted) return err('cancelled')
      // The job is tried again: nothing is wrong with the scenario.
      if (isPassing(error)) throw error
      this.logger.error(`Scenario ${scenario.id} (try ${attempt}): ${error instanceof Error ? error.stack : String(error)}`)
      return err(BROKE)
    } finally {
      clearInterval(timer)
    }
  }

  private async end(ctx: Ctx, id: ScenarioId, attempt: number, solved: Result<ScoredSolution, string>): Promise<void> {
    await this.uow.run(async (tx) => {
      const { round, scenario } = await this.lock(tx, id)
      // Thawed, given up or taken over by another meanwhile: nothing is kept, and nothing that the other does is ended.
      if (round === undefined || scenario?.state !== 'solving' || scenario.attempt !== attempt) return
      const now = this.clock.now()
      if (scenario.cancelRequestedAt !== null || (!solved.ok && solved.error === 'cancelled')) return this.solving.finish(tx, id, 'cancelled', null, now)
      if (!solved.ok) return this.solving.finish(tx, id, 'failed', solved.error, now)
      await this.solving.store(tx, id, rowsOf(solved.value), now)
      const to = transition(ROUND_TRANSITIONS, round.state, 'review')
      if (!to.ok) return
      await this.rounds.setState(tx, round.id, to.value, now)
      await this.trail.record(tx, { ...ctx, now }, round.id, { action: 'review', toState: to.value, detail: { scenario: scenario.number } })
    })
  }

  /** The round before the scenario, as everybody does it. */
  private async lock(tx: Tx, id: ScenarioId): Promise<{ readonly round?: RoundRow | undefined; readonly scenario?: ScenarioRow | undefined }> {
    const known = await this.scenarios.one(id, tx)
    if (known === undefined) return {}
    const round = await this.rounds.lock(tx, known.roundId)
    return { round, scenario: await this.scenarios.lock(tx, id) }
  }
}

/** A solution as rows. */
function rowsOf(solution: ScoredSolution): Parameters<SolvingQueries['store']>[2] {
  const { engineVersion, proof, report, eligible, passes } = solution
  return {
    engineVersion, certificate: proof as StoredCertificate, report: { ...report, ...publicFigures(solution.matches.map(({ breakdown }) => publicPoints(breakdown))), eligible, passes } as StoredReport, standings: standingsOf(solution),
    pairs: solution.matches.map(({ seekerId, hostId, score, pinned, kept, breakdown }) =>
      ({ menteeProfileId: seekerId as never, mentorProfileId: hostId as never, points: score, publicPoints: publicPoints(breakdown), breakdown, locked: pinned, kept })),
  }
}
