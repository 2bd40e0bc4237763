import { Injectable } from '@nestjs/common'
import { asId } from '#kernel'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { IntakeMessagesService } from '../../application/rounds/intake-messages.service.js'
import { RoundRetentionService } from '../../application/rounds/round-retention.service.js'
import { ScenarioSolver } from '../../application/rounds/scenario-solver.js'
import { ScenarioSweep } from '../../application/rounds/scenario-sweep.js'
import { removePrivateFacts, solveScenario, sweepScenarios, tellIntakeOver } from './round.jobs.js'

@Injectable()
@HandlesJob(solveScenario)
export class SolveScenarioHandler implements JobHandler<{ scenarioId: string; roundId: string }> {
  constructor(private readonly solver: ScenarioSolver) {}

  handle({ scenarioId }: { scenarioId: string }, run: JobRun): Promise<void> {
    return this.solver.solve(asId(scenarioId), run)
  }
}

@Injectable()
@HandlesJob(sweepScenarios)
export class SweepScenariosHandler implements JobHandler<object> {
  constructor(private readonly sweep: ScenarioSweep) {}

  handle(_payload: object, { ctx }: JobRun): Promise<void> {
    return this.sweep.sweep(ctx)
  }
}

@Injectable()
@HandlesJob(tellIntakeOver)
export class TellIntakeOverHandler implements JobHandler<object> {
  constructor(private readonly messages: IntakeMessagesService) {}

  handle(_payload: object, { ctx }: JobRun): Promise<void> {
    return this.messages.tellOver(ctx)
  }
}

@Injectable()
@HandlesJob(removePrivateFacts)
export class RemovePrivateFactsHandler implements JobHandler<object> {
  constructor(private readonly retention: RoundRetentionService) {}

  async handle(_payload: object, { ctx, signal }: JobRun): Promise<void> {
    await this.retention.removeDue(ctx, signal)
  }
}
