import type { MigrationInterface, QueryRunner } from 'typeorm'

export class OrderEnrolmentHistory1795301378677 implements MigrationInterface {
  name = 'OrderEnrolmentHistory1795301378677'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "cohorts"."enrolment_history_enrolment"`)
    await runner.query(`ALTER TABLE "cohorts"."enrolment_history" ADD "seq" BIGSERIAL NOT NULL`)
    await runner.query(`CREATE INDEX "enrolment_history_enrolment" ON "cohorts"."enrolment_history"  ("enrolment_id", "seq") `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "cohorts"."enrolment_history_enrolment"`)
    await runner.query(`ALTER TABLE "cohorts"."enrolment_history" DROP COLUMN "seq"`)
    await runner.query(`CREATE INDEX "enrolment_history_enrolment" ON "cohorts"."enrolment_history" ("enrolment_id", "at") `)
  }
}
