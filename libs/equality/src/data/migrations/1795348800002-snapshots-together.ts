import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Snapshots are of a population with all its questions. Those of before were protected question by question: they stay as they were published, count for the
 * least days between two snapshots, and no later one is protected beside them, since they contradict each other in what they share. An installation that
 * published such ones to the outside ought to take them back. Counts go when their day comes; the witness stays.
 */
export class SnapshotsTogether1795348800002 implements MigrationInterface {
  name = 'SnapshotsTogether1795348800002'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "equality"."waiting_snapshot" ("population" text NOT NULL, "since" date NOT NULL, CONSTRAINT "waiting_snapshot_pk" PRIMARY KEY ("population"))`)
    await runner.query(`CREATE TABLE "equality"."release_audit" ("population" text NOT NULL, "snapshot_on" date NOT NULL, "extent" text NOT NULL, "passed" boolean NOT NULL, "protected_cells" integer NOT NULL, "failed" integer NOT NULL, "seconds" real NOT NULL, "finished_on" date NOT NULL, CONSTRAINT "release_audit_pk" PRIMARY KEY ("population", "snapshot_on"))`)
    await runner.query(`ALTER TABLE "equality"."publication" ADD "population" text`)
    await runner.query(`UPDATE "equality"."publication" SET "population" = split_part("id", '.', 1)`)
    await runner.query(`ALTER TABLE "equality"."publication" ALTER COLUMN "population" SET NOT NULL`)
    await runner.query(`ALTER TABLE "equality"."publication" ALTER COLUMN "question_key" DROP NOT NULL`)
    await runner.query(`ALTER TABLE "equality"."aggregate" ALTER COLUMN "rows" DROP NOT NULL`)
    await runner.query(`ALTER TABLE "equality"."release" ADD "together" boolean NOT NULL DEFAULT false`)
  }

  async down(runner: QueryRunner): Promise<void> {
    // What was taken together cannot be told as it was before: the counts of a population itself, and those whose day has come, are not there.
    await runner.query(`DELETE FROM "equality"."release" WHERE "together"`)
    await runner.query(`DELETE FROM "equality"."aggregate" WHERE "rows" IS NULL`)
    await runner.query(`DELETE FROM "equality"."publication" WHERE "question_key" IS NULL`)
    await runner.query(`ALTER TABLE "equality"."release" DROP COLUMN "together"`)
    await runner.query(`ALTER TABLE "equality"."aggregate" ALTER COLUMN "rows" SET NOT NULL`)
    await runner.query(`ALTER TABLE "equality"."publication" ALTER COLUMN "question_key" SET NOT NULL`)
    await runner.query(`ALTER TABLE "equality"."publication" DROP COLUMN "population"`)
    await runner.query(`DROP TABLE "equality"."release_audit"`)
    await runner.query(`DROP TABLE "equality"."waiting_snapshot"`)
  }
}
