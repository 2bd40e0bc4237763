import type { MigrationInterface, QueryRunner } from 'typeorm'

/** True counts beneath what was published of activity have an end. */
export class ForgetActivityCounts1795356000000 implements MigrationInterface {
  name = 'ForgetActivityCounts1795356000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "reports"."activity_release" ALTER COLUMN "counts" DROP NOT NULL`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "reports"."activity_release" ALTER COLUMN "counts" SET NOT NULL`)
  }
}
