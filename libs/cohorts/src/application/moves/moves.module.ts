import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { AlternativeRunQueries } from '../../data/moves/alternative-runs.queries.js'
import { TransferRequestQueries } from '../../data/moves/transfer-request.queries.js'
import { PlacesModule } from '../places/places.module.js'
import { RunsModule } from '../runs/runs.module.js'
import { StandingModule } from '../runs/standing.module.js'
import { Displacement } from './displacement.js'
import { LeavingService } from './leaving.service.js'
import { MoveWriter } from './move-writer.js'
import { RunCancellationService } from './run-cancellation.service.js'
import { TransferRequestsService } from './transfer-requests.service.js'
import { TransferService } from './transfer.service.js'

/** People who leave, go on to another run, or whose run is cancelled. */
@Module({
  imports: [AuditModule, PlacesModule, RunsModule, StandingModule],
  providers: [AlternativeRunQueries, Displacement, MoveWriter, LeavingService, TransferRequestQueries, TransferService, TransferRequestsService, RunCancellationService],
  exports: [LeavingService, TransferService, TransferRequestsService, RunCancellationService],
})
export class MovesModule {}
