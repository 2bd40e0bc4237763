export { type MatrixCellView, ResponsibilityMatrixService } from './application/responsibility-matrix.service.js'
export { ReadModelsModule } from './read-models.module.js'
