import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** GSS codes of the English councils in the reference data, in its order. */
export function englishCouncilCodes(): string[] {
  const rows = parse(readFileSync(join('libs', 'directory', 'reference', 'organisations.csv'), 'utf8'), { columns: true, bom: true }) as { code: string; kind: string; nation: string }[]
  return rows.filter(({ kind, nation }) => kind === 'council' && nation === 'england').map(({ code }) => code)
}
