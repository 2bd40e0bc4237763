import type { Tx } from '#platform/database'

const FETCH = 1_000
let opened = 0

/** Keeps what the transaction reads as it is at its start, however long it takes. Its first statement. */
export const holdSnapshot = (tx: Tx): Promise<number> => tx.run('set transaction isolation level repeatable read, read only')

/** The rows of a query, fetched a thousand at a time: a table of any size in little memory. */
export async function* readByCursor<T>(tx: Tx, sql: string, values: readonly unknown[]): AsyncGenerator<T> {
  const cursor = `export_${++opened}`
  await tx.run(`declare ${cursor} no scroll cursor for ${sql}`, values)
  for (;;) {
    const rows = await tx.rows<T>(`fetch ${FETCH} from ${cursor}`)
    yield* rows
    if (rows.length < FETCH) break
  }
  await tx.run(`close ${cursor}`)
}
