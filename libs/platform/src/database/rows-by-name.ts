import type { Tx } from './executor.js'

/** Runs queries one after the other in a transaction, all with the same values: the rows of each under its name. */
export async function rowsByName(tx: Tx, queries: Readonly<Record<string, string>>, values: readonly unknown[]): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const found: Record<string, readonly unknown[]> = {}
  for (const [name, sql] of Object.entries(queries)) found[name] = await tx.rows(sql, values)
  return found
}
