import type { MigrationInterface, QueryRunner } from 'typeorm'

export class IndexNewestEnrolments1795291268361 implements MigrationInterface {
  name = 'IndexNewestEnrolments1795291268361'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "enrolment_organisation_newest" ON "cohorts"."enrolment"  ("organisation_id", "applied_at", "id") `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "cohorts"."enrolment_organisation_newest"`)
  }
}
