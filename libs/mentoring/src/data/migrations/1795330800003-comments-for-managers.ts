import type { MigrationInterface, QueryRunner } from 'typeorm'

export class CommentsForManagers1795330800003 implements MigrationInterface {
  name = 'CommentsForManagers1795330800003'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentoring"."closing_survey" ADD "comment_shared" boolean NOT NULL DEFAULT false`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentoring"."closing_survey" DROP COLUMN "comment_shared"`)
  }
}
