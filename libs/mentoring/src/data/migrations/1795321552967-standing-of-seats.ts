import type { MigrationInterface, QueryRunner } from 'typeorm'

export class StandingOfSeats1795321552967 implements MigrationInterface {
  name = 'StandingOfSeats1795321552967'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentoring"."scenario_standing" ADD "must" boolean NOT NULL DEFAULT false`)
    await runner.query(`ALTER TABLE "mentoring"."scenario_standing" ADD "seat" jsonb`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentoring"."scenario_standing" DROP COLUMN "seat"`)
    await runner.query(`ALTER TABLE "mentoring"."scenario_standing" DROP COLUMN "must"`)
  }
}
