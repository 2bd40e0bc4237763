import { Global, Module } from '@nestjs/common'
import { ActivityModule, ActivitySources } from '#reports'
import { type HoldsIndicatorSources, INDICATOR_SOURCES, MilestoneSources, MilestoneSourcesModule, RecordedFigureSources, RecordedFigureSourcesModule } from '#workforce'
import { ReturnIndicatorSources, ReturnIndicatorsModule } from '#workforce-returns'

/** Providers that hold the sources of a lib; their modules are imported below. */
const holders = [ActivitySources, MilestoneSources, RecordedFigureSources, ReturnIndicatorSources]

/** Where figures come from: the workforce plan does not know who has the records. */
@Global()
@Module({
  imports: [ActivityModule, MilestoneSourcesModule, RecordedFigureSourcesModule, ReturnIndicatorsModule],
  providers: [{ provide: INDICATOR_SOURCES, useFactory: (...all: readonly HoldsIndicatorSources[]) => all.flatMap(({ sources }) => sources), inject: holders }],
  exports: [INDICATOR_SOURCES],
})
export class IndicatorSourcesModule {}
