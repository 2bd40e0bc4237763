import type { MigrationInterface, QueryRunner } from 'typeorm'

export class AddImportsAndExports1795289343944 implements MigrationInterface {
  name = 'AddImportsAndExports1795289343944'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "directory"."export_run" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "requested_by_id" uuid, "state" text NOT NULL, "tables_done" integer NOT NULL DEFAULT '0', "tables" integer NOT NULL DEFAULT '0', "rows" integer NOT NULL DEFAULT '0', "file_size" bigint, "content_hash" text, "failure" text, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "finished_at" TIMESTAMP(3) WITH TIME ZONE, "expires_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "export_run_state" CHECK (state in ('queued', 'building', 'ready', 'failed', 'expired')), CONSTRAINT "PK_159824b5a990ff94e8ef7878be3" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "export_run_expires" ON "directory"."export_run"  ("expires_at") WHERE state = 'ready'`)
    await runner.query(`CREATE INDEX "export_run_organisation" ON "directory"."export_run"  ("organisation_id", "created_at", "id") `)
    await runner.query(`CREATE TABLE "directory"."import_run" ("id" uuid NOT NULL, "kind" text NOT NULL, "state" text NOT NULL, "dry_run" boolean NOT NULL, "skip_bad_rows" boolean NOT NULL, "organisation_id" uuid, "requested_by_id" uuid, "restricted" boolean NOT NULL, "file_name" text, "file_size" integer NOT NULL, "content_hash" text NOT NULL, "rows" integer NOT NULL DEFAULT '0', "created" integer NOT NULL DEFAULT '0', "updated" integer NOT NULL DEFAULT '0', "unchanged" integer NOT NULL DEFAULT '0', "refused" integer NOT NULL DEFAULT '0', "problems" integer NOT NULL DEFAULT '0', "progress" smallint NOT NULL DEFAULT '0', "failure" text, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "finished_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "import_run_state" CHECK (state in ('uploaded', 'checking', 'checked', 'applying', 'applied', 'failed', 'cancelled')), CONSTRAINT "import_run_kind" CHECK (kind in ('organisations', 'people', 'memberships')), CONSTRAINT "PK_efe3e6d8cb9f51ca4e9cd1cf5d3" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "import_run_content" ON "directory"."import_run"  ("content_hash", "kind") `)
    await runner.query(`CREATE INDEX "import_run_organisation" ON "directory"."import_run"  ("organisation_id", "created_at", "id") `)
    await runner.query(`CREATE INDEX "import_run_created" ON "directory"."import_run"  ("created_at", "id") `)
    await runner.query(`CREATE TABLE "directory"."import_problem" ("position" BIGSERIAL NOT NULL, "import_id" uuid NOT NULL, "line" integer NOT NULL, "column_name" text NOT NULL, "code" text NOT NULL, "message" text, "facts" jsonb, CONSTRAINT "PK_67f36b714082cb81c01cac709f9" PRIMARY KEY ("position"))`)
    await runner.query(`CREATE INDEX "import_problem_line" ON "directory"."import_problem"  ("import_id", "line", "position") `)
    await runner.query(`ALTER TABLE "directory"."export_run" ADD CONSTRAINT "export_run_organisation_fk" FOREIGN KEY ("organisation_id") REFERENCES "directory"."organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "directory"."export_run" ADD CONSTRAINT "export_run_requester_fk" FOREIGN KEY ("requested_by_id") REFERENCES "directory"."person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "directory"."import_run" ADD CONSTRAINT "import_run_organisation_fk" FOREIGN KEY ("organisation_id") REFERENCES "directory"."organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "directory"."import_run" ADD CONSTRAINT "import_run_requester_fk" FOREIGN KEY ("requested_by_id") REFERENCES "directory"."person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "directory"."import_problem" ADD CONSTRAINT "import_problem_import_fk" FOREIGN KEY ("import_id") REFERENCES "directory"."import_run"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "directory"."import_problem" DROP CONSTRAINT "import_problem_import_fk"`)
    await runner.query(`ALTER TABLE "directory"."import_run" DROP CONSTRAINT "import_run_requester_fk"`)
    await runner.query(`ALTER TABLE "directory"."import_run" DROP CONSTRAINT "import_run_organisation_fk"`)
    await runner.query(`ALTER TABLE "directory"."export_run" DROP CONSTRAINT "export_run_requester_fk"`)
    await runner.query(`ALTER TABLE "directory"."export_run" DROP CONSTRAINT "export_run_organisation_fk"`)
    await runner.query(`DROP INDEX "directory"."import_problem_line"`)
    await runner.query(`DROP TABLE "directory"."import_problem"`)
    await runner.query(`DROP INDEX "directory"."import_run_created"`)
    await runner.query(`DROP INDEX "directory"."import_run_organisation"`)
    await runner.query(`DROP INDEX "directory"."import_run_content"`)
    await runner.query(`DROP TABLE "directory"."import_run"`)
    await runner.query(`DROP INDEX "directory"."export_run_organisation"`)
    await runner.query(`DROP INDEX "directory"."export_run_expires"`)
    await runner.query(`DROP TABLE "directory"."export_run"`)
  }
}
