export * from './framework.js'
export * from './framework-versions.js'
export * from './read-framework-rows.js'
export * from './validate-framework.js'
