import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo'
import type { DynamicModule } from '@nestjs/common'
import { GraphQLModule } from '@nestjs/graphql'
import type { Request } from 'express'
import { GraphQLError } from 'graphql'
import { Authenticator } from '../auth/index.js'
import { CONFIG, type Config } from '../config/index.js'
import { AppError, httpStatus } from '../errors/index.js'
import { guardRootFields } from './allow.js'
import { describeConnections } from './connection.js'
import { formatError } from './format-error.js'
import { graphqlContext } from './graphql-context.js'
import { MAX_TOKENS, shapeLimits } from './limits.js'
import { costPlugin, jitPlugin } from './plugins.js'

export interface GraphqlOptions {
  /** Where to write the schema; `true` keeps it in memory. */
  readonly schemaFile?: string | true
}

/** The GraphQL endpoint at `/graphql`, with our limits, errors and doors. Import an app module that exports {@link Authenticator}. */
export function graphqlModule({ schemaFile = true }: GraphqlOptions = {}): DynamicModule {
  return GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    inject: [CONFIG, Authenticator],
    useFactory: (config: Config, authenticator: Authenticator) => ({
      path: '/graphql',
      autoSchemaFile: schemaFile,
      sortSchema: true,
      transformSchema: (schema) => describeConnections(guardRootFields(schema)),
      introspection: config.GRAPHQL_INTROSPECTION ?? config.NODE_ENV !== 'production',
      hideSchemaDetailsFromClientErrors: true,
      includeStacktraceInErrorResponses: false,
      graphiql: config.NODE_ENV === 'development',
      allowBatchedHttpRequests: false,
      csrfPrevention: true,
      autoTransformHttpErrors: false,
      validationRules: [shapeLimits],
      parseOptions: { maxTokens: MAX_TOKENS },
      plugins: [ApolloServerPluginCacheControlDisabled(), costPlugin, jitPlugin()],
      formatError,
      context: async ({ req }: { req: Request }) =>
        graphqlContext(await authenticator.contextOf({
          authorization: req.headers.authorization, requestId: req.headers['x-request-id'] as string | undefined, address: req.ip ?? '',
        }).catch((error: unknown) => { throw withStatus(error) })),
    }),
  })
}

/** A caller who is turned away at the door gets the HTTP status that says so: without it Apollo answers 500. */
const withStatus = (error: unknown): unknown =>
  error instanceof AppError ? new GraphQLError(error.message, { originalError: error, extensions: { http: { status: httpStatus(error.code) } } }) : error
