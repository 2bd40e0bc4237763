import { Global, Module } from '@nestjs/common'
import { ContactsModule, PopulationsModule } from '#assembly'
import { INDICATOR_SOURCES, type IndicatorSource } from '#workforce'
import { ReportsJobsModule } from '../jobs/index.js'

/** Sources that a spec fills in before it starts the app: which libs have some is not the subject here. */
export const testSources: IndicatorSource[] = []

@Global()
@Module({ providers: [{ provide: INDICATOR_SOURCES, useFactory: () => testSources }], exports: [INDICATOR_SOURCES] })
class TestSourcesModule {}

/** Everything that keeps and computes reports. */
@Module({ imports: [TestSourcesModule, ContactsModule, PopulationsModule, ReportsJobsModule] })
export class ReportsTestModule {}
