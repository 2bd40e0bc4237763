export * from './domain/breakdowns.js'
export * from './domain/feasible-counts.js'
export * from './domain/protect-counts.js'
export * from './domain/published-table.js'
