import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Cells change by differences: nobody looks for the parts of one any more, and none is zero throughout. */
export class AddDifferences1795344600000 implements MigrationInterface {
  name = 'AddDifferences1795344600000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "reports"."activity_cell_parts"`)
    for (const table of ['activity', 'activity_cell']) {
      await runner.query(`DELETE FROM "reports"."${table}" WHERE "applied" = 0 AND "offered" = 0 AND "started" = 0 AND "completed" = 0 AND "ended" = 0 AND "meetings_due" = 0 AND "meetings" = 0 AND "minutes" = 0`)
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "activity_cell_parts" ON "reports"."activity"  ("strand", "scope_id", "organisation_id", "quarter") `)
  }
}
