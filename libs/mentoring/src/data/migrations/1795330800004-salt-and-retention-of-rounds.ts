import type { MigrationInterface, QueryRunner } from 'typeorm'

export class SaltAndRetentionOfRounds1795330800004 implements MigrationInterface {
  name = 'SaltAndRetentionOfRounds1795330800004'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentoring"."match_round" ADD "input_salt" text`)
    await runner.query(`ALTER TABLE "mentoring"."match_round" ADD "private_removed_at" TIMESTAMP(3) WITH TIME ZONE`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentoring"."match_round" DROP COLUMN "private_removed_at"`)
    await runner.query(`ALTER TABLE "mentoring"."match_round" DROP COLUMN "input_salt"`)
  }
}
