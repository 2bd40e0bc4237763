export * from './actor.js'
export * from './ctx.js'
export * from './require-access.js'
