import { Module } from '@nestjs/common'
import { RoundsModule } from '../../application/rounds/rounds.module.js'
import { SchemesModule } from '../../application/schemes/schemes.module.js'
import { MentoringNamesModule } from '../names.module.js'
import { ChangePeopleResolver, ExplainedPeopleResolver, MovePeopleResolver, PairPeopleResolver, ParticipantFieldsResolver, SeatValuePeopleResolver, UnplacedPeopleResolver } from './participants.resolver.js'
import { RoundFieldsResolver, RoundStepFieldsResolver } from './round-fields.resolver.js'
import { RoundResolver } from './round.resolver.js'
import { ScenarioFieldsResolver, ScenarioResolver } from './scenario.resolver.js'
import { SolutionResolver } from './solution.resolver.js'

/** Match rounds in the API. */
@Module({
  imports: [MentoringNamesModule, RoundsModule, SchemesModule],
  providers: [
    RoundResolver, RoundFieldsResolver, RoundStepFieldsResolver, ScenarioResolver, ScenarioFieldsResolver, SolutionResolver,
    ParticipantFieldsResolver, PairPeopleResolver, ExplainedPeopleResolver, ChangePeopleResolver, UnplacedPeopleResolver, SeatValuePeopleResolver, MovePeopleResolver,
  ],
})
export class RoundsGraphqlModule {}
