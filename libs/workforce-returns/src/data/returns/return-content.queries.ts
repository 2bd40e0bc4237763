import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { Confirmation, ReturnContent, SavedSection, Section, SectionLines, Warning } from '../../domain/index.js'

interface Table {
  readonly name: string
  /** Columns as the domain names them, with their SQL types. */
  readonly columns: readonly (readonly [column: string, field: string, type: string])[]
  readonly order: string
  /** What one page of the form replaces, from `$2`. */
  readonly scope: string
}

const plain = (...names: string[]) => names.map((name) => [name, name, 'text'] as const)
const counts = (...names: string[]) => names.map((name) => [name, name, 'int'] as const)

const TABLES: Readonly<Record<Section, Table>> = {
  headcount: { name: 'headcount_line', columns: [...plain('role', 'grade', 'family'), ...counts('headcount', 'fte', 'vacancies', 'starters', 'leavers')], order: 'role, grade', scope: 'role' },
  diversity: { name: 'diversity_line', columns: [...plain('family', 'grade', 'characteristic', 'category'), ...counts('count')], order: 'family, grade, characteristic, category', scope: `family || '/' || grade` },
  skills: {
    name: 'skill_line', order: 'role, skill, level', scope: 'role',
    columns: [...plain('role', 'skill', 'level'), ['needed_now', 'neededNow', 'int'], ['needed_in_three_years', 'neededInThreeYears', 'int'], ['supply', 'supply', 'int']],
  },
  outlook: { name: 'outlook_line', columns: [...plain('role', 'change'), ...counts('people'), ...plain('confidence', 'comment'), ['retrain_to', 'retrainTo', 'text[]']], order: 'role, change', scope: 'role' },
}

const quoted = (name: string): string => `"${name}"`
const listOf = ({ name, columns, order }: Table): string =>
  `coalesce((select json_agg(row_to_json(x)) from (select ${columns.map(([column, field]) => `l.${column} as ${quoted(field)}`).join(', ')} from workforce_returns.${name} l where l.return_id = $1 order by ${order}) x), '[]'::json)`
const CONTENT = `select ${(Object.keys(TABLES) as Section[]).map((section) => `${listOf(TABLES[section])} as ${section}`).join(', ')}`

/** What a revision says: read as a whole in one round trip, written section by section. */
@Injectable()
export class ReturnContentQueries {
  constructor(private readonly database: Database) {}

  read(returnId: string, on: Executor = this.database): Promise<ReturnContent> {
    return on.one<ReturnContent>({ name: 'returns.content', text: CONTENT }, [returnId])
  }

  saved(returnId: string, on: Executor = this.database): Promise<(SavedSection & { readonly via: string; readonly savedAt: Date })[]> {
    return on.rows(`select section, lines, nothing_to_report as "nothingToReport", via, saved_at as "savedAt" from workforce_returns.return_section where return_id = $1`, [returnId])
  }

  confirmations(returnId: string): Promise<{ readonly key: string; readonly message: string; readonly comment: string }[]> {
    return this.database.rows('select key, message, comment from workforce_returns.confirmed_warning where return_id = $1 order by key', [returnId])
  }

  /** Puts lines in the place of those of one scope, or of the whole section. The caller holds the revision's lock. */
  async replace<S extends Section>(tx: Tx, returnId: string, section: S, lines: readonly SectionLines[S][], scope?: string): Promise<void> {
    const { name, columns, scope: scoped } = TABLES[section]
    await tx.run(`delete from workforce_returns.${name} where return_id = $1 and ($2::text is null or ${scoped} = $2)`, [returnId, scope ?? null])
    const typed = columns.map(([, field, type]) => `${quoted(field)} ${type === 'text[]' ? 'json' : type}`).join(', ')
    const picked = columns.map(([, field, type]) => (type === 'text[]' ? `array(select json_array_elements_text(r.${quoted(field)}))` : `r.${quoted(field)}`)).join(', ')
    await tx.run(
      `insert into workforce_returns.${name} (return_id, ${columns.map(([column]) => column).join(', ')}) select $1, ${picked} from json_to_recordset($2::json) as r(${typed})`,
      [returnId, JSON.stringify(lines)])
  }

  /** Notes that a section was saved, with as many lines as it now has. */
  async noteSection(tx: Tx, returnId: string, section: Section, how: { readonly via: 'form' | 'file'; readonly nothingToReport: boolean; readonly by: PersonId | null }, now: Date): Promise<void> {
    await tx.run(
      `insert into workforce_returns.return_section (return_id, section, lines, nothing_to_report, via, saved_by_id, saved_at)
       select $1, $2, (select count(*) from workforce_returns.${TABLES[section].name} where return_id = $1), $3, $4, $5, $6
       on conflict (return_id, section) do update set lines = excluded.lines, nothing_to_report = excluded.nothing_to_report, via = excluded.via, saved_by_id = excluded.saved_by_id, saved_at = excluded.saved_at`,
      [returnId, section, how.nothingToReport, how.via, how.by, now])
  }

  /** A correction begins as the revision that it corrects. */
  async copy(tx: Tx, fromId: string, toId: string, now: Date): Promise<void> {
    for (const { name, columns } of Object.values(TABLES)) {
      const list = columns.map(([column]) => column).join(', ')
      await tx.run(`insert into workforce_returns.${name} (return_id, ${list}) select $2, ${list} from workforce_returns.${name} where return_id = $1`, [fromId, toId])
    }
    await tx.run(
      `insert into workforce_returns.return_section (return_id, section, lines, nothing_to_report, via, saved_by_id, saved_at)
       select $2, section, lines, nothing_to_report, via, saved_by_id, $3 from workforce_returns.return_section where return_id = $1`, [fromId, toId, now])
  }

  async confirm(tx: Tx, returnId: string, warnings: readonly Warning[], confirmations: readonly Confirmation[]): Promise<void> {
    const said = new Map(confirmations.map(({ key, comment }) => [key, comment.trim()]))
    await tx.run(
      `insert into workforce_returns.confirmed_warning (return_id, key, message, comment) select $1, key, message, comment from json_to_recordset($2::json) as r(key text, message text, comment text)`,
      [returnId, JSON.stringify(warnings.map(({ key, message }) => ({ key, message, comment: said.get(key) ?? '' })))])
  }
}
