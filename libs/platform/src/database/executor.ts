import type { EntityManager } from 'typeorm'

/** SQL with an optional name: a named statement is parsed and planned once a connection, which hot reads want. */
export interface Statement {
  readonly name?: string
  readonly text: string
}

/** Runs SQL. The database itself, or one transaction on it. */
export interface Executor {
  rows<T>(statement: string | Statement, values?: readonly unknown[]): Promise<T[]>
  /** The first row, if there is one. */
  maybeOne<T>(statement: string | Statement, values?: readonly unknown[]): Promise<T | undefined>
  /** The first row; throws where there is none, so use it only where one must exist. */
  one<T>(statement: string | Statement, values?: readonly unknown[]): Promise<T>
  /** Runs a write and answers how many rows it touched. */
  run(statement: string | Statement, values?: readonly unknown[]): Promise<number>
}

/** One open transaction. Pass it on explicitly; never keep it. */
export interface Tx extends Executor {
  /** TypeORM's manager on this transaction, for simple writes by entity. */
  readonly manager: EntityManager
}

interface Queryable {
  query(config: { name?: string; text: string; values: unknown[] }): Promise<{ rows: unknown[]; rowCount: number | null }>
}

/** The executor over one pg connection or over the pool. */
export function executorOver(queryable: () => Promise<Queryable>): Executor {
  const query = async (statement: string | Statement, values: readonly unknown[] = []) => {
    const target = await queryable()
    return target.query(typeof statement === 'string' ? { text: statement, values: [...values] } : { ...statement, values: [...values] })
  }
  const rows = async <T>(statement: string | Statement, values?: readonly unknown[]) => (await query(statement, values)).rows as T[]
  return {
    rows,
    maybeOne: async <T>(statement: string | Statement, values?: readonly unknown[]) => (await rows<T>(statement, values))[0],
    one: async <T>(statement: string | Statement, values?: readonly unknown[]) => {
      const [row] = await rows<T>(statement, values)
      if (row === undefined) throw new Error('A row that must exist does not')
      return row
    },
    run: async (statement, values) => (await query(statement, values)).rowCount ?? 0,
  }
}
