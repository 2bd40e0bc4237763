import { Global, Module } from '@nestjs/common'
import { ReportStandingsModule, ReportTargetStandings } from '#reports'
import { TargetStandings } from '#workforce'

/** Where the plan's pages get today's values from: the workforce plan does not know who computes reports. */
@Global()
@Module({
  imports: [ReportStandingsModule],
  providers: [{ provide: TargetStandings, useExisting: ReportTargetStandings }],
  exports: [TargetStandings],
})
export class TargetStandingsModule {}
