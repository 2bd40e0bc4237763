import type { MigrationInterface, QueryRunner } from 'typeorm'

export class EndsOfRelationships1795330800002 implements MigrationInterface {
  name = 'EndsOfRelationships1795330800002'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentoring"."match_history" ADD "why" text`)
    await runner.query(`CREATE INDEX "match_ends" ON "mentoring"."match" ("ends_on") WHERE state in ('agreed', 'active', 'on_hold')`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "mentoring"."match_ends"`)
    await runner.query(`ALTER TABLE "mentoring"."match_history" DROP COLUMN "why"`)
  }
}
