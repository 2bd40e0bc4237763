import type { MigrationInterface, QueryRunner } from 'typeorm'

export class PublicPointsOfPairs1795326205812 implements MigrationInterface {
  name = 'PublicPointsOfPairs1795326205812'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentoring"."scenario_pair" ADD "public_points" integer NOT NULL DEFAULT '0'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentoring"."scenario_pair" DROP COLUMN "public_points"`)
  }
}
