import type { Ctx } from '../access/index.js'
import { Loaders } from './loaders.js'

/** What every resolver gets: the request's context and its own loaders. Take `ctx` with `@Context('ctx')`. */
export interface GraphqlContext {
  readonly ctx: Ctx
  readonly loaders: Loaders
}

export const graphqlContext = (ctx: Ctx): GraphqlContext => ({ ctx, loaders: new Loaders(ctx) })
