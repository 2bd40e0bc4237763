import { Module } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { IntakeMessagesModule } from '../../application/rounds/intake-messages.module.js'
import { RoundsModule } from '../../application/rounds/rounds.module.js'
import { RemovePrivateFactsHandler, SolveScenarioHandler, SweepScenariosHandler, TellIntakeOverHandler } from './round.handlers.js'
import { removePrivateFacts, solveScenario, sweepScenarios, tellIntakeOver } from './round.jobs.js'

/** Background work of match rounds. */
export const roundJobs = [removePrivateFacts, solveScenario, sweepScenarios, tellIntakeOver] as readonly JobDefinition[]

@Module({ imports: [IntakeMessagesModule, RoundsModule], providers: [RemovePrivateFactsHandler, SolveScenarioHandler, SweepScenariosHandler, TellIntakeOverHandler] })
export class RoundJobsModule {}
