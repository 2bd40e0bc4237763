import type { MigrationInterface, QueryRunner } from 'typeorm'

export class CreateOutbox1795286828290 implements MigrationInterface {
  name = 'CreateOutbox1795286828290'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "platform"."outbox_message" ("id" uuid NOT NULL, "seq" BIGSERIAL NOT NULL, "topic" text NOT NULL, "payload" jsonb NOT NULL, "request_id" text NOT NULL, "occurred_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "published_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_2f36ee5236f2793f3e7bd554589" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "outbox_message_published_at" ON "platform"."outbox_message"  ("published_at") `)
    await runner.query(`CREATE INDEX "outbox_message_unpublished" ON "platform"."outbox_message"  ("seq") WHERE published_at is null`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "platform"."outbox_message_unpublished"`)
    await runner.query(`DROP INDEX "platform"."outbox_message_published_at"`)
    await runner.query(`DROP TABLE "platform"."outbox_message"`)
  }
}
