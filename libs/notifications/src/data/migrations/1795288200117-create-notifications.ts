import type { MigrationInterface, QueryRunner } from 'typeorm'

export class CreateNotifications1795288200117 implements MigrationInterface {
  name = 'CreateNotifications1795288200117'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "notifications"."calendar_entry" ("id" uuid NOT NULL, "person_id" uuid NOT NULL, "session_id" uuid NOT NULL, "uid" text NOT NULL, "sequence" integer NOT NULL, "hash" text NOT NULL, "cancelled" boolean NOT NULL, "content" jsonb NOT NULL, "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "calendar_entry_person_session" UNIQUE ("person_id", "session_id"), CONSTRAINT "PK_7d668083b7f3e66b1e64f418f77" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE TABLE "notifications"."calendar_feed" ("id" uuid NOT NULL, "person_id" uuid NOT NULL, "token_hash" text NOT NULL, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "revoked_at" TIMESTAMP(3) WITH TIME ZONE, "last_read_on" date, CONSTRAINT "calendar_feed_token_hash" UNIQUE ("token_hash"), CONSTRAINT "PK_24c0b9c80e4a4ac8752d854bc2e" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE UNIQUE INDEX "calendar_feed_one_live" ON "notifications"."calendar_feed"  ("person_id") WHERE revoked_at is null`)
    await runner.query(`CREATE TABLE "notifications"."preference" ("person_id" uuid NOT NULL, "reminders" boolean NOT NULL, "subscriptions" boolean NOT NULL, "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_6fb77971ec7655d39db7093dff5" PRIMARY KEY ("person_id"))`)
    await runner.query(`CREATE TABLE "notifications"."message" ("id" uuid NOT NULL, "person_id" uuid NOT NULL, "template" text NOT NULL, "data" jsonb NOT NULL, "dedupe_key" text NOT NULL, "calendar" jsonb, "state" text NOT NULL, "reason" text, "attempts" integer NOT NULL DEFAULT '0', "claimed_until" TIMESTAMP(3) WITH TIME ZONE, "locale" text, "subject" text, "text" text, "provider" text, "provider_id" text, "queued_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "settled_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "message_dedupe_key" UNIQUE ("dedupe_key"), CONSTRAINT "message_state_known" CHECK (state in ('queued', 'sent', 'failed', 'suppressed')), CONSTRAINT "PK_ba01f0a3e0123651915008bc578" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "message_person" ON "notifications"."message"  ("person_id", "queued_at", "id") `)
    await runner.query(`CREATE TABLE "notifications"."refused_address" ("address_hash" text NOT NULL, "refused_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "reason" text NOT NULL, CONSTRAINT "PK_75241f978731c0ba6ed279c8392" PRIMARY KEY ("address_hash"))`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "notifications"."refused_address"`)
    await runner.query(`DROP INDEX "notifications"."message_person"`)
    await runner.query(`DROP TABLE "notifications"."message"`)
    await runner.query(`DROP TABLE "notifications"."preference"`)
    await runner.query(`DROP INDEX "notifications"."calendar_feed_one_live"`)
    await runner.query(`DROP TABLE "notifications"."calendar_feed"`)
    await runner.query(`DROP TABLE "notifications"."calendar_entry"`)
  }
}
