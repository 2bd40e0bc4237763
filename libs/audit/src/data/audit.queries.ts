import { Injectable } from '@nestjs/common'
import type { Tx } from '#platform/database'

export interface AuditRow {
  readonly id: string
  readonly at: Date
  readonly actor: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly detail: unknown
  readonly requestId: string
}

@Injectable()
export class AuditQueries {
  async insert(tx: Tx, rows: readonly AuditRow[]): Promise<void> {
    await tx.run(
      `insert into audit.entry (id, at, actor, action, subject_kind, subject_id, detail, request_id)
       select id, at, actor, action, "subjectKind", "subjectId", detail, "requestId"
       from json_to_recordset($1::json) as r(id uuid, at timestamptz, actor text, action text, "subjectKind" text, "subjectId" text, detail jsonb, "requestId" text)`,
      [JSON.stringify(rows)],
    )
  }

  async rememberPseudonyms(tx: Tx, pairs: readonly { readonly pseudonym: string; readonly personId: string }[]): Promise<void> {
    await tx.run(
      `insert into audit.pseudonym (pseudonym, person_id)
       select pseudonym, "personId" from json_to_recordset($1::json) as r(pseudonym text, "personId" uuid) on conflict do nothing`,
      [JSON.stringify(pairs)],
    )
  }
}
