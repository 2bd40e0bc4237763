import { Module } from '@nestjs/common'
import { ReadModelsModule } from '../read-models.module.js'
import { ResponsibilityMatrixResolver } from './responsibility-matrix.resolver.js'

/** The part of the GraphQL schema that shows several libs together. */
@Module({ imports: [ReadModelsModule], providers: [ResponsibilityMatrixResolver] })
export class ReadModelsGraphqlModule {}
