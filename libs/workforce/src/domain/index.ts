export * from './ids.js'
export * from './indicators/units.js'
