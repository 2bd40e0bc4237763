import { type DynamicModule, Module } from '@nestjs/common'
import { ContactsModule, IndicatorSourcesModule, persistence, PersonalDataModule, TargetStandingsModule } from '#assembly'
import { AuditModule } from '#audit'
import { CoreModule, type CoreOptions } from '#platform/core'
import { DatabaseModule } from '#platform/database'
import { FilesHttpModule } from '#platform/files'
import { graphqlModule, type GraphqlOptions, PERSISTED_DOCUMENTS, type PersistedDocuments, PersistedOperations } from '#platform/graphql'
import { JobsModule } from '#platform/jobs'
import { ObservabilityModule } from '#platform/observability'
import { AuthenticatorModule } from './authenticator.module.js'
import { graphqlModules } from './graphql-modules.js'
import { QueueBoardResolver } from './queue-board/queue-board.resolver.js'
import { trustedOperations } from './trusted-operations.js'

export interface ApiOptions extends CoreOptions, GraphqlOptions {
  /** The web app's own documents by hash; see `PersistedOperations`. */
  readonly documents?: PersistedDocuments
}

/** The GraphQL API: everything the outside world can do goes through here. */
@Module({})
export class ApiModule {
  static forRoot({ documents = {}, schemaFile, ...core }: ApiOptions): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        CoreModule.forRoot(core),
        // Whoever waits for a page has gone by then.
        DatabaseModule.forRoot(persistence, { answerWithinMs: 15_000 }),
        ObservabilityModule.forRoot('api', core.config),
        JobsModule.forProducer(),
        AuditModule,
        ContactsModule,
        IndicatorSourcesModule,
        PersonalDataModule,
        TargetStandingsModule,
        AuthenticatorModule,
        FilesHttpModule,
        ...graphqlModules,
        graphqlModule(schemaFile === undefined ? {} : { schemaFile }),
      ],
      providers: [
        QueueBoardResolver,
        { provide: PERSISTED_DOCUMENTS, useValue: documents },
        ...trustedOperations.providers,
        {
          provide: PersistedOperations,
          useFactory: (...trusted: never[]) => new PersistedOperations(documents, trusted),
          inject: [...trustedOperations.providers],
        },
      ],
    }
  }
}
