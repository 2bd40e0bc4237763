import type { MigrationInterface, QueryRunner } from 'typeorm'

export class CreateFiles1795288803731 implements MigrationInterface {
  name = 'CreateFiles1795288803731'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "platform"."stored_file" ("id" uuid NOT NULL, "name" text NOT NULL, "media_type" text NOT NULL, "size" integer NOT NULL, "hash" text NOT NULL, "uploaded_by_id" uuid NOT NULL, "uploaded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "owner_kind" text, "owner_id" uuid, CONSTRAINT "stored_file_owner" CHECK ((owner_kind is null) = (owner_id is null)), CONSTRAINT "PK_e140967af84027b493a3ff04fbb" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "stored_file_owned" ON "platform"."stored_file"  ("owner_id") WHERE owner_id is not null`)
    await runner.query(`CREATE INDEX "stored_file_loose" ON "platform"."stored_file"  ("uploaded_by_id", "uploaded_at") WHERE owner_id is null`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "platform"."stored_file_loose"`)
    await runner.query(`DROP INDEX "platform"."stored_file_owned"`)
    await runner.query(`DROP TABLE "platform"."stored_file"`)
  }
}
