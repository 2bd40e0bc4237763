export { ConfigError, configFromEnvironment, dataDirFromEnvironment, hasOwnDatabase, loadConfig } from './load-config.js'
export { configSchema, type Config, type IssuerConfig } from './schema.js'

/** Injection token of the parsed {@link Config}. */
export const CONFIG = Symbol('CONFIG')
