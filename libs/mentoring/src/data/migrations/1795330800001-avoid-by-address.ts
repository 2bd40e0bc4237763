import type { MigrationInterface, QueryRunner } from 'typeorm'

export class AvoidByAddress1795330800001 implements MigrationInterface {
  name = 'AvoidByAddress1795330800001'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentoring"."profile_avoid" ADD "email" text`)
    await runner.query(`ALTER TABLE "mentoring"."profile_avoid" DROP CONSTRAINT "profile_avoid_one"`)
    await runner.query(`ALTER TABLE "mentoring"."profile_avoid" ADD CONSTRAINT "profile_avoid_one" CHECK (num_nonnulls(person_id, organisation_id, email) = 1)`)
    await runner.query(`CREATE UNIQUE INDEX "profile_avoid_address" ON "mentoring"."profile_avoid" ("email", "profile_id") WHERE email is not null`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "mentoring"."profile_avoid_address"`)
    await runner.query(`DELETE FROM "mentoring"."profile_avoid" WHERE email is not null`)
    await runner.query(`ALTER TABLE "mentoring"."profile_avoid" DROP CONSTRAINT "profile_avoid_one"`)
    await runner.query(`ALTER TABLE "mentoring"."profile_avoid" ADD CONSTRAINT "profile_avoid_one" CHECK (num_nonnulls(person_id, organisation_id) = 1)`)
    await runner.query(`ALTER TABLE "mentoring"."profile_avoid" DROP COLUMN "email"`)
  }
}
