export { BooksService } from './application/books.service.js'
export type { BookCheck } from './data/books.queries.js'
export { type MatrixCellView, ResponsibilityMatrixService } from './application/responsibility-matrix.service.js'
export { ReadModelsModule } from './read-models.module.js'
