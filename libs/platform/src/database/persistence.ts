import type { EntitySchema, MigrationInterface } from 'typeorm'

type Class<T = object> = abstract new (...args: never[]) => T

/** What a lib keeps in PostgreSQL: its own schema, the tables in it and the migrations that made them. */
export interface LibPersistence {
  /** PostgreSQL schema; no two libs share one. */
  readonly schema: string
  readonly entities: readonly (Class | EntitySchema)[]
  readonly migrations: readonly (new () => MigrationInterface)[]
}

/** Injection token of the list of every lib's {@link LibPersistence}. */
export const PERSISTENCE = Symbol('PERSISTENCE')
