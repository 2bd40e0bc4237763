import { type DynamicModule, Module } from '@nestjs/common'
import { ContactsModule, IndicatorSourcesModule, persistence, PopulationsModule } from '#assembly'
import { AuditModule } from '#audit'
import { CompetencyModule } from '#competency'
import { DirectoryModule, ImportsModule, MatrixModule } from '#directory'
import { EqualityModule } from '#equality'
import { NotificationsModule } from '#notifications'
import { CoreModule, type CoreOptions } from '#platform/core'
import { DatabaseModule } from '#platform/database'
import { JobsModule } from '#platform/jobs'
import { ActivityModule, ComputeModule, ReportsModule } from '#reports'
import { IndicatorsModule, PlansModule } from '#workforce'

/** What the command line works with: services, no HTTP and no workers. */
@Module({})
export class OpsModule {
  static forRoot(core: CoreOptions): DynamicModule {
    return {
      module: OpsModule,
      imports: [
        CoreModule.forRoot(core), DatabaseModule.forRoot(persistence), JobsModule.forProducer(),
        ActivityModule, AuditModule, ComputeModule, ContactsModule, CompetencyModule, DirectoryModule, ImportsModule, MatrixModule, NotificationsModule, EqualityModule, PopulationsModule, ReportsModule, IndicatorSourcesModule, IndicatorsModule, PlansModule,
      ],
    }
  }
}
