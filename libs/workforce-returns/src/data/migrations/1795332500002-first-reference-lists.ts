import type { MigrationInterface, QueryRunner } from 'typeorm'
import { FIRST_LISTS } from '../reference/first-lists.js'

const IDS = { grades: '01980000-0000-7000-8000-0000000000a1', characteristics: '01980000-0000-7000-8000-0000000000a2', timetable: '01980000-0000-7000-8000-0000000000a3' } as const

/** The lists that returns are made with until other versions are published. */
export class FirstReferenceLists1795332500002 implements MigrationInterface {
  name = 'FirstReferenceLists1795332500002'

  async up(runner: QueryRunner): Promise<void> {
    for (const kind of ['grades', 'characteristics', 'timetable'] as const) {
      await runner.query(`insert into "workforce_returns"."reference_version" ("id", "kind", "number", "content", "published_at") values ($1, $2, 1, $3, '2026-01-01T00:00:00Z')`, [IDS[kind], kind, JSON.stringify(FIRST_LISTS[kind])])
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from "workforce_returns"."reference_version" where "id" = any($1)', [Object.values(IDS)])
  }
}
