import type { MigrationInterface, QueryRunner } from 'typeorm'

export class RelationshipUpkeep1795321489439 implements MigrationInterface {
  name = 'RelationshipUpkeep1795321489439'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentoring"."match" ADD "resumed_at" TIMESTAMP(3) WITH TIME ZONE`)
    await runner.query(`ALTER TABLE "mentoring"."check_in" ADD "help_settled_at" TIMESTAMP(3) WITH TIME ZONE`)
    await runner.query(`CREATE INDEX "match_over" ON "mentoring"."match"  ("ended_at") WHERE state in ('completed', 'ended_early')`)
    await runner.query(`CREATE INDEX "match_running" ON "mentoring"."match"  ("id") WHERE state in ('agreed', 'active')`)
    await runner.query(`CREATE INDEX "match_mentor_person" ON "mentoring"."match"  ("mentor_person_id") `)
    await runner.query(`CREATE INDEX "match_mentee_person" ON "mentoring"."match"  ("mentee_person_id") `)
    await runner.query(`CREATE UNIQUE INDEX "meeting_held_once" ON "mentoring"."meeting"  ("match_id", "starts_at") WHERE state = 'held'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "mentoring"."meeting_held_once"`)
    await runner.query(`DROP INDEX "mentoring"."match_mentee_person"`)
    await runner.query(`DROP INDEX "mentoring"."match_mentor_person"`)
    await runner.query(`DROP INDEX "mentoring"."match_running"`)
    await runner.query(`DROP INDEX "mentoring"."match_over"`)
    await runner.query(`ALTER TABLE "mentoring"."check_in" DROP COLUMN "help_settled_at"`)
    await runner.query(`ALTER TABLE "mentoring"."match" DROP COLUMN "resumed_at"`)
  }
}
