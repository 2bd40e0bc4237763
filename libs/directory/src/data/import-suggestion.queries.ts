import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '#platform/database'

const ASKED = 100

/** What codes that nobody has were most likely meant to be. */
@Injectable()
export class ImportSuggestionQueries {
  constructor(private readonly database: Database) {}

  /** The first hundred unknown codes of a report: a file with more is of another world. */
  async unknownCodes(tx: Tx, importId: string): Promise<string[]> {
    const rows = await tx.rows<{ code: string }>(
      `select facts->>'code' as code from directory.import_problem where import_id = $1 and code = 'UNKNOWN_ORGANISATION' group by 1 order by min(line) limit ${ASKED}`, [importId])
    return rows.map(({ code }) => code)
  }

  async allCodes(): Promise<string[]> {
    return (await this.database.rows<{ code: string }>('select code from directory.organisation where code is not null')).map(({ code }) => code)
  }

  async suggest(tx: Tx, importId: string, suggestions: Readonly<Record<string, string>>): Promise<void> {
    await tx.run(
      `update directory.import_problem p set facts = p.facts || jsonb_build_object('suggestion', s.value) from jsonb_each_text($2::jsonb) s
       where p.import_id = $1 and p.code = 'UNKNOWN_ORGANISATION' and p.facts->>'code' = s.key`, [importId, JSON.stringify(suggestions)])
  }
}
