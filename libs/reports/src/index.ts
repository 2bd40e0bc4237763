export * from './domain/report-content.js'
export { reportsPersistence } from './persistence.js'
