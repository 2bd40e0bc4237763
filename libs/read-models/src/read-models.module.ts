import { Module } from '@nestjs/common'
import { ResponsibilityMatrixService } from './application/responsibility-matrix.service.js'
import { ResponsibilityMatrixQueries } from './data/responsibility-matrix.queries.js'

/** Read-only views over the tables of several libs. */
@Module({
  providers: [ResponsibilityMatrixQueries, ResponsibilityMatrixService],
  exports: [ResponsibilityMatrixService],
})
export class ReadModelsModule {}
