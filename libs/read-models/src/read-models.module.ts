import { Module } from '@nestjs/common'
import { BooksService } from './application/books.service.js'
import { ResponsibilityMatrixService } from './application/responsibility-matrix.service.js'
import { BooksQueries } from './data/books.queries.js'
import { ResponsibilityMatrixQueries } from './data/responsibility-matrix.queries.js'

/** Read-only views over the tables of several libs. */
@Module({
  providers: [BooksQueries, BooksService, ResponsibilityMatrixQueries, ResponsibilityMatrixService],
  exports: [BooksService, ResponsibilityMatrixService],
})
export class ReadModelsModule {}
