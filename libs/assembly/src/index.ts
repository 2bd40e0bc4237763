export { persistence } from './persistence.js'
