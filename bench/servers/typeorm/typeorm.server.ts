import type { AddressInfo } from 'node:net'
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo'
import { NestFactory } from '@nestjs/core'
import { GraphQLModule } from '@nestjs/graphql'
import type { NestExpressApplication } from '@nestjs/platform-express'
import type { Request } from 'express'
import { ContactsModule, persistence } from '#assembly'
import { AuditModule } from '#audit'
import { Authenticator } from '#platform/auth'
import { CoreModule } from '#platform/core'
import { createDataSource, DatabaseModule } from '#platform/database'
import { JobsModule } from '#platform/jobs'
import { AuthenticatorModule } from '../../../apps/api/src/authenticator.module.js'
import { benchConfig, type ServerSettings } from '../settings.js'
import type { BaselineContext } from './baseline-context.js'
import * as learning from './learning.entities.js'
import { BaselineLoaders } from './loaders.js'
import { MyLearningResolver } from './my-learning.resolver.js'
import { LearningAssignmentResolver, LearningEnrolmentResolver, LearningSessionResolver, OrganisationEnrolmentResolver, RosterEntryResolver } from './names.resolvers.js'
import { PagesResolver } from './pages.resolver.js'
import * as people from './people.entities.js'

const RESOLVERS = [MyLearningResolver, PagesResolver, LearningAssignmentResolver, LearningEnrolmentResolver, LearningSessionResolver, OrganisationEnrolmentResolver, RosterEntryResolver]

/** Nest, Apollo, TypeORM repositories and DataLoader as their tutorials put them together, behind Waymark's authentication. @returns its port. */
export async function startTypeorm(settings: ServerSettings): Promise<number> {
  const dataSource = await createDataSource({ url: settings.databaseUrl, persistence: [{ schema: 'bench', entities: [...Object.values(people), ...Object.values(learning)], migrations: [] }] }).initialize()
  class BaselineModule {}
  const app = await NestFactory.create<NestExpressApplication>({
    module: BaselineModule,
    imports: [
      CoreModule.forRoot({ config: benchConfig(settings) }), DatabaseModule.forRoot(persistence), JobsModule.forProducer(), AuditModule, ContactsModule, AuthenticatorModule,
      GraphQLModule.forRootAsync<ApolloDriverConfig>({
        driver: ApolloDriver, inject: [Authenticator],
        useFactory: (authenticator: Authenticator) => ({
          autoSchemaFile: true,
          context: async ({ req }: { req: Request }): Promise<BaselineContext> =>
            ({ ctx: await authenticator.contextOf({ authorization: req.headers.authorization, address: req.ip ?? '' }), loaders: new BaselineLoaders(dataSource) }),
        }),
      }),
    ],
    providers: RESOLVERS.map((provide) => ({ provide, useFactory: () => new provide(dataSource) })),
  }, { logger: ['error', 'warn'] })
  await app.listen(0, '127.0.0.1')
  return (app.getHttpServer().address() as AddressInfo).port
}
