export { cohortsPersistence } from './persistence.js'
