import type { MigrationInterface, QueryRunner } from 'typeorm'

export class CreateEquality1795348800000 implements MigrationInterface {
  name = 'CreateEquality1795348800000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "equality"."question_set" ("id" uuid NOT NULL, "number" integer NOT NULL, "state" text NOT NULL, "title" text NOT NULL, "source" text NOT NULL, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "question_set_number" UNIQUE ("number"), CONSTRAINT "question_set_state" CHECK (state in ('draft', 'published', 'retired')), CONSTRAINT "PK_384a616ea05ec06da55c844430b" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE UNIQUE INDEX "question_set_one_published" ON "equality"."question_set"  ("state") WHERE state = 'published'`)
    await runner.query(`CREATE TABLE "equality"."question" ("set_id" uuid NOT NULL, "key" text NOT NULL, "position" integer NOT NULL, "title" text NOT NULL, "text" text NOT NULL, "hint" text, "kind" text NOT NULL, CONSTRAINT "question_kind" CHECK (kind in ('single', 'multiple')), CONSTRAINT "PK_c890336a2724dfaf53fba78bcbd" PRIMARY KEY ("set_id", "key"))`)
    await runner.query(`CREATE TABLE "equality"."option" ("set_id" uuid NOT NULL, "question_key" text NOT NULL, "key" text NOT NULL, "position" integer NOT NULL, "label" text NOT NULL, "group" text, CONSTRAINT "PK_27f3994ae6f25c56d708f836534" PRIMARY KEY ("set_id", "question_key", "key"))`)
    await runner.query(`CREATE TABLE "equality"."question_set_history" ("id" uuid NOT NULL, "set_id" uuid NOT NULL, "action" text NOT NULL, "to_state" text NOT NULL, "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "actor" text, "reason" text NOT NULL, CONSTRAINT "PK_e6c1c20d40a599da9f47d4c06cf" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "question_set_history_set" ON "equality"."question_set_history"  ("set_id") `)
    await runner.query(`CREATE TABLE "equality"."answer" ("person_key" text NOT NULL, "question_key" text NOT NULL, "option_key" text NOT NULL, "set_id" uuid NOT NULL, "key_version" text NOT NULL, "answered_on" date NOT NULL, CONSTRAINT "PK_630bb399b99806c33d7f5907064" PRIMARY KEY ("person_key", "question_key", "option_key"))`)
    await runner.query(`CREATE INDEX "answer_key_version" ON "equality"."answer"  ("key_version") `)
    await runner.query(`CREATE TABLE "equality"."publication" ("id" text NOT NULL, "question_key" text NOT NULL, CONSTRAINT "PK_8aea8363d5213896a78d8365fab" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE TABLE "equality"."aggregate" ("publication_id" text NOT NULL, "snapshot_on" date NOT NULL, "rows" jsonb NOT NULL, "definition" jsonb NOT NULL, "witness" jsonb NOT NULL, "people" integer NOT NULL, "hash" text NOT NULL, "retain_until" date NOT NULL, CONSTRAINT "aggregate_people" CHECK (people >= 0), CONSTRAINT "PK_c35c9cc8928dce2b8981c09d041" PRIMARY KEY ("publication_id", "snapshot_on"))`)
    await runner.query(`CREATE INDEX "aggregate_retain_until" ON "equality"."aggregate"  ("retain_until") `)
    await runner.query(`CREATE TABLE "equality"."release" ("publication_id" text NOT NULL, "snapshot_on" date NOT NULL, "release" jsonb NOT NULL, "question_set" integer NOT NULL, "aggregate_hash" text NOT NULL, CONSTRAINT "PK_18d466c838b3807b94df5392019" PRIMARY KEY ("publication_id", "snapshot_on"))`)
    await runner.query(`ALTER TABLE "equality"."question" ADD CONSTRAINT "question_set_fk" FOREIGN KEY ("set_id") REFERENCES "equality"."question_set"("id") ON DELETE CASCADE ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "equality"."option" ADD CONSTRAINT "option_question_fk" FOREIGN KEY ("set_id", "question_key") REFERENCES "equality"."question"("set_id","key") ON DELETE CASCADE ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "equality"."question_set_history" ADD CONSTRAINT "question_set_history_set_fk" FOREIGN KEY ("set_id") REFERENCES "equality"."question_set"("id") ON DELETE CASCADE ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "equality"."answer" ADD CONSTRAINT "answer_option_fk" FOREIGN KEY ("set_id", "question_key", "option_key") REFERENCES "equality"."option"("set_id","question_key","key") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "equality"."aggregate" ADD CONSTRAINT "aggregate_publication_fk" FOREIGN KEY ("publication_id") REFERENCES "equality"."publication"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "equality"."release" ADD CONSTRAINT "release_publication_fk" FOREIGN KEY ("publication_id") REFERENCES "equality"."publication"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "equality"."release" DROP CONSTRAINT "release_publication_fk"`)
    await runner.query(`ALTER TABLE "equality"."aggregate" DROP CONSTRAINT "aggregate_publication_fk"`)
    await runner.query(`ALTER TABLE "equality"."answer" DROP CONSTRAINT "answer_option_fk"`)
    await runner.query(`ALTER TABLE "equality"."question_set_history" DROP CONSTRAINT "question_set_history_set_fk"`)
    await runner.query(`ALTER TABLE "equality"."option" DROP CONSTRAINT "option_question_fk"`)
    await runner.query(`ALTER TABLE "equality"."question" DROP CONSTRAINT "question_set_fk"`)
    await runner.query(`DROP TABLE "equality"."release"`)
    await runner.query(`DROP INDEX "equality"."aggregate_retain_until"`)
    await runner.query(`DROP TABLE "equality"."aggregate"`)
    await runner.query(`DROP TABLE "equality"."publication"`)
    await runner.query(`DROP INDEX "equality"."answer_key_version"`)
    await runner.query(`DROP TABLE "equality"."answer"`)
    await runner.query(`DROP INDEX "equality"."question_set_history_set"`)
    await runner.query(`DROP TABLE "equality"."question_set_history"`)
    await runner.query(`DROP TABLE "equality"."option"`)
    await runner.query(`DROP TABLE "equality"."question"`)
    await runner.query(`DROP INDEX "equality"."question_set_one_published"`)
    await runner.query(`DROP TABLE "equality"."question_set"`)
  }
}
