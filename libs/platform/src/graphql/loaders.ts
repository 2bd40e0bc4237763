import DataLoader from 'dataloader'
import type { Ctx } from '../access/index.js'

/** Declares how to load many things of one kind at once; the result keeps the order of the keys. */
export interface LoaderDefinition<K, V> {
  readonly name: string
  load(ctx: Ctx, keys: readonly K[]): Promise<ReadonlyMap<K, V>>
}

/** The loaders of one request: each kind asks the database once for all the fields that need it. */
export class Loaders {
  private readonly byName = new Map<string, DataLoader<unknown, unknown>>()

  constructor(private readonly ctx: Ctx) {}

  /** The value for a key, or `undefined` when there is none. */
  load<K, V>(definition: LoaderDefinition<K, V>, key: K): Promise<V | undefined> {
    let loader = this.byName.get(definition.name)
    if (loader === undefined) {
      loader = new DataLoader<unknown, unknown>(async (keys) => {
        const found = await definition.load(this.ctx, keys as K[])
        return keys.map((one) => found.get(one as K))
      })
      this.byName.set(definition.name, loader)
    }
    return loader.load(key) as Promise<V | undefined>
  }
}
