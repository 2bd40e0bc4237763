export { workforceReturnsPersistence } from './persistence.js'
