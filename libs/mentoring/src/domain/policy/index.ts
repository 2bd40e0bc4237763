export * as can from './policies.js'
export * from './standing.js'
