import type { MigrationInterface, QueryRunner } from 'typeorm'

export class AddHeldUntil1795289224433 implements MigrationInterface {
  name = 'AddHeldUntil1795289224433'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "cohorts"."cohort_run" ADD "held_until" date`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "cohorts"."cohort_run" DROP COLUMN "held_until"`)
  }
}
