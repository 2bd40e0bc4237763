import { Injectable, Module } from '@nestjs/common'
import type { HoldsIndicatorSources, IndicatorSource } from '#workforce'
import { ReturnsModule } from '../returns.module.js'
import { DisclosedGroups } from './disclosed-groups.js'
import { MatchedSamples } from './matched-sample.js'
import { ShareSources } from './share-sources.js'
import { StaffSources } from './staff-sources.js'

/** Everything that indicators can be made of from workforce returns. */
@Injectable()
export class ReturnIndicatorSources implements HoldsIndicatorSources {
  readonly sources: readonly IndicatorSource[]

  constructor(shares: ShareSources, staff: StaffSources) {
    this.sources = [...shares.sources, ...staff.sources]
  }
}

@Module({ imports: [ReturnsModule], providers: [DisclosedGroups, MatchedSamples, ShareSources, StaffSources, ReturnIndicatorSources], exports: [ReturnIndicatorSources] })
export class ReturnIndicatorsModule {}
