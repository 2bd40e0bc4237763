import type { MigrationInterface, QueryRunner } from 'typeorm'

export class CreateAudit1795287305009 implements MigrationInterface {
  name = 'CreateAudit1795287305009'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "audit"."batch" ("id" uuid NOT NULL, "seq" BIGSERIAL NOT NULL, "sealed_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "entries" integer NOT NULL, "previous_hash" text NOT NULL, "hash" text NOT NULL, CONSTRAINT "audit_batch_previous" UNIQUE ("previous_hash"), CONSTRAINT "PK_57da3b830b57bec1fd329dcaf43" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE TABLE "audit"."entry" ("id" uuid NOT NULL, "seq" BIGSERIAL NOT NULL, "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "actor" text NOT NULL, "action" text NOT NULL, "subject_kind" text NOT NULL, "subject_id" text NOT NULL, "detail" jsonb NOT NULL, "request_id" text NOT NULL, "batch_id" uuid, CONSTRAINT "PK_a58c675c4c129a8e0f63d3676d6" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "audit_entry_unsealed" ON "audit"."entry"  ("seq") WHERE batch_id is null`)
    await runner.query(`CREATE INDEX "audit_entry_subject" ON "audit"."entry"  ("subject_kind", "subject_id", "seq") `)
    await runner.query(`CREATE TABLE "audit"."pseudonym" ("pseudonym" text NOT NULL, "person_id" uuid NOT NULL, CONSTRAINT "audit_pseudonym_person" UNIQUE ("person_id"), CONSTRAINT "PK_d665954ead6a34e33634738541f" PRIMARY KEY ("pseudonym"))`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "audit"."pseudonym"`)
    await runner.query(`DROP INDEX "audit"."audit_entry_subject"`)
    await runner.query(`DROP INDEX "audit"."audit_entry_unsealed"`)
    await runner.query(`DROP TABLE "audit"."entry"`)
    await runner.query(`DROP TABLE "audit"."batch"`)
  }
}
