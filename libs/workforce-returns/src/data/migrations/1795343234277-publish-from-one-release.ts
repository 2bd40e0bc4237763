import type { MigrationInterface, QueryRunner } from 'typeorm'

const TABLES = ['publication_snapshot', 'publication_member', 'published_count']

/** Digital staff and skills are published from stored, protected figures. What was published is not changed, whoever tries; only true counts are deleted when their day comes. */
export class PublishFromOneRelease1795343234277 implements MigrationInterface {
  name = 'PublishFromOneRelease1795343234277'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "workforce_returns"."publication_snapshot" ("id" uuid NOT NULL, "publication" text NOT NULL, "quarter" text NOT NULL, "number" integer NOT NULL, "sequence" integer NOT NULL, "as_of" date NOT NULL, "records_hash" text NOT NULL, "places" jsonb NOT NULL, "made_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "publication_snapshot_number" UNIQUE ("publication", "quarter", "number"), CONSTRAINT "publication_snapshot_sequence" UNIQUE ("publication", "sequence"), CONSTRAINT "publication_snapshot_numbers" CHECK (number >= 1 and sequence >= 1), CONSTRAINT "publication_snapshot_publication" CHECK (publication in ('staff', 'skills')), CONSTRAINT "PK_f5b35bbe6b6062aae2d4f7455ce" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "publication_snapshot_day" ON "workforce_returns"."publication_snapshot"  ("publication", "quarter", "as_of") `)
    await runner.query(`CREATE TABLE "workforce_returns"."publication_member" ("snapshot_id" uuid NOT NULL, "member" text NOT NULL, "release" jsonb, "problem" text, "counts" jsonb, "witness" jsonb, "retain_until" date NOT NULL, CONSTRAINT "PK_f91c2fc75f813b0fb1bd8a9881e" PRIMARY KEY ("snapshot_id", "member"))`)
    await runner.query(`CREATE INDEX "publication_member_retain_until" ON "workforce_returns"."publication_member"  ("retain_until") WHERE counts is not null`)
    await runner.query(`CREATE TABLE "workforce_returns"."published_count" ("snapshot_id" uuid NOT NULL, "member" text NOT NULL, "place" text NOT NULL, "family" text NOT NULL, "answer" text NOT NULL, "count" integer NOT NULL, CONSTRAINT "published_count_count" CHECK (count > 0), CONSTRAINT "PK_bd2f02a623de632014a08bc39eb" PRIMARY KEY ("snapshot_id", "member", "place", "family", "answer"))`)
    await runner.query(`ALTER TABLE "workforce_returns"."publication_member" ADD CONSTRAINT "publication_member_snapshot_fk" FOREIGN KEY ("snapshot_id") REFERENCES "workforce_returns"."publication_snapshot"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "workforce_returns"."published_count" ADD CONSTRAINT "published_count_snapshot_fk" FOREIGN KEY ("snapshot_id") REFERENCES "workforce_returns"."publication_snapshot"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`
      create function "workforce_returns"."refuse_change_of_published"() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and tg_table_name = 'publication_member' and to_jsonb(new) - 'counts' = to_jsonb(old) - 'counts' and to_jsonb(new)->'counts' = 'null'::jsonb then
          return new;
        end if;
        raise exception 'What was published does not change: a later snapshot stands beside it' using errcode = '23514', constraint = 'publication_snapshot_keeps';
      end $$`)
    for (const table of TABLES) {
      await runner.query(`create trigger "${table}_keeps" before update or delete on "workforce_returns"."${table}" for each row execute function "workforce_returns"."refuse_change_of_published"()`)
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`drop trigger "${table}_keeps" on "workforce_returns"."${table}"`)
    await runner.query('drop function "workforce_returns"."refuse_change_of_published"()')
    await runner.query(`ALTER TABLE "workforce_returns"."published_count" DROP CONSTRAINT "published_count_snapshot_fk"`)
    await runner.query(`ALTER TABLE "workforce_returns"."publication_member" DROP CONSTRAINT "publication_member_snapshot_fk"`)
    await runner.query(`DROP TABLE "workforce_returns"."published_count"`)
    await runner.query(`DROP INDEX "workforce_returns"."publication_member_retain_until"`)
    await runner.query(`DROP TABLE "workforce_returns"."publication_member"`)
    await runner.query(`DROP INDEX "workforce_returns"."publication_snapshot_day"`)
    await runner.query(`DROP TABLE "workforce_returns"."publication_snapshot"`)
  }
}
