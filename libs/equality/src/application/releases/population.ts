import type { PersonId } from '#kernel'
import type { Dimension, TableDefinition } from '#disclosure'

/** Somebody who is counted, and where: a leaf of each dimension, in the population's order. */
export interface PopulationMember {
  readonly personId: PersonId
  readonly at: readonly string[]
}

/** Who is counted now. */
export interface OpenPopulation {
  readonly dimensions: readonly Dimension[]
  /** What the tables show of the dimensions; each is published by answer. */
  readonly tables: readonly TableDefinition[]
  /** In batches of some thousands. Every leaf is one of `dimensions`. */
  readonly members: AsyncIterable<readonly PopulationMember[]>
}

/**
 * People whom a publication counts. The lib that owns the records says who they are and hands over ids; it never learns an answer. The app
 * binds the list of all of them to {@link EQUALITY_POPULATIONS} in a global module.
 */
export interface EqualityPopulation {
  /** As the publications name it. */
  readonly key: string
  /** What a figure counts, in words for print, for example "applications". */
  readonly counts: string
  open(): Promise<OpenPopulation>
}

/** Injection token of the list of every {@link EqualityPopulation}. */
export const EQUALITY_POPULATIONS = Symbol('EQUALITY_POPULATIONS')

/** The population of everybody, without dimensions: for the change of keys, which has to know whose answers may be there. */
export const EVERYBODY = 'everybody'
