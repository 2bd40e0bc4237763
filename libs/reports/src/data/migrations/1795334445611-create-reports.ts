import type { MigrationInterface, QueryRunner } from 'typeorm'

export class CreateReports1795334445611 implements MigrationInterface {
  name = 'CreateReports1795334445611'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "reports"."activity_release" ("strand" text NOT NULL, "quarter" text NOT NULL, "number" integer NOT NULL, "release" jsonb NOT NULL, "counts" jsonb NOT NULL, "witness" jsonb NOT NULL, "counts_hash" text NOT NULL, "made_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "activity_release_strand" CHECK (strand in ('cohorts', 'mentoring')), CONSTRAINT "PK_66e3de5a8b207d0f24c7a1e1acd" PRIMARY KEY ("strand", "quarter", "number"))`)
    await runner.query(`CREATE TABLE "reports"."activity" ("applied" integer NOT NULL, "offered" integer NOT NULL, "started" integer NOT NULL, "completed" integer NOT NULL, "ended" integer NOT NULL, "meetings_due" integer NOT NULL, "meetings" integer NOT NULL, "minutes" integer NOT NULL, "strand" text NOT NULL, "subject_id" uuid NOT NULL, "quarter" date NOT NULL, "scope_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, CONSTRAINT "activity_strand" CHECK (strand in ('cohorts', 'mentoring')), CONSTRAINT "PK_d20bc535c46c95ebc42c2f78ef1" PRIMARY KEY ("strand", "subject_id", "quarter"))`)
    await runner.query(`CREATE INDEX "activity_cell_parts" ON "reports"."activity"  ("strand", "scope_id", "organisation_id", "quarter") `)
    await runner.query(`CREATE TABLE "reports"."activity_cell" ("applied" integer NOT NULL, "offered" integer NOT NULL, "started" integer NOT NULL, "completed" integer NOT NULL, "ended" integer NOT NULL, "meetings_due" integer NOT NULL, "meetings" integer NOT NULL, "minutes" integer NOT NULL, "strand" text NOT NULL, "quarter" date NOT NULL, "scope_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, CONSTRAINT "PK_acd7417035a1171a02cb5b31ff5" PRIMARY KEY ("strand", "quarter", "scope_id", "organisation_id"))`)
    await runner.query(`CREATE INDEX "activity_cell_organisation" ON "reports"."activity_cell"  ("organisation_id", "quarter") `)
    await runner.query(`CREATE TABLE "reports"."activity_changed" ("strand" text NOT NULL, "subject_id" uuid NOT NULL, CONSTRAINT "PK_d2e2d70d6c3fbc56d2b86472f58" PRIMARY KEY ("strand", "subject_id"))`)
    await runner.query(`CREATE TABLE "reports"."observation" ("target_id" uuid NOT NULL, "area_key" text NOT NULL, "indicator_version_id" uuid NOT NULL, "on" date NOT NULL, "revision" integer NOT NULL, "found" jsonb NOT NULL, "computed_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_b9cc26e9a0277af56f2c5f7c425" PRIMARY KEY ("target_id", "area_key", "indicator_version_id", "on", "revision"))`)
    await runner.query(`CREATE TABLE "reports"."report" ("id" uuid NOT NULL, "area_key" text NOT NULL, "organisation_id" uuid, "plan_id" uuid, "cadence" text NOT NULL, "title" text NOT NULL, "created_by_id" uuid, "next_number" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "report_cadence" CHECK (cadence in ('quarterly', 'on_demand')), CONSTRAINT "PK_99e4d0bea58cba73c57f935a546" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE UNIQUE INDEX "report_once_without_plan" ON "reports"."report"  ("area_key") WHERE plan_id is null`)
    await runner.query(`CREATE UNIQUE INDEX "report_once" ON "reports"."report"  ("area_key", "plan_id") WHERE plan_id is not null`)
    await runner.query(`CREATE TABLE "reports"."snapshot" ("id" uuid NOT NULL, "report_id" uuid NOT NULL, "number" integer NOT NULL, "as_of" date NOT NULL, "state" text NOT NULL, "content" jsonb NOT NULL, "content_hash" text NOT NULL, "inputs" jsonb NOT NULL, "inputs_hash" text NOT NULL, "engine_version" text NOT NULL, "changes" jsonb, "computed_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "finalised_at" TIMESTAMP(3) WITH TIME ZONE, "finalised_by_id" uuid, CONSTRAINT "snapshot_final" CHECK ((state in ('final', 'revised')) = (finalised_at is not null)), CONSTRAINT "snapshot_state" CHECK (state in ('provisional', 'final', 'revised', 'replaced')), CONSTRAINT "PK_47b29c1a6055220b1ebdafdf7b5" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "snapshot_newest" ON "reports"."snapshot"  ("report_id", "as_of", "number") `)
    await runner.query(`CREATE UNIQUE INDEX "snapshot_one_final" ON "reports"."snapshot"  ("report_id", "as_of") WHERE state = 'final'`)
    await runner.query(`CREATE UNIQUE INDEX "snapshot_one_provisional" ON "reports"."snapshot"  ("report_id", "as_of") WHERE state = 'provisional'`)
    await runner.query(`CREATE UNIQUE INDEX "snapshot_number" ON "reports"."snapshot"  ("report_id", "number") `)
    await runner.query(`CREATE TABLE "reports"."report_run" ("id" uuid NOT NULL, "report_id" uuid NOT NULL, "as_of" date NOT NULL, "state" text NOT NULL, "attempt" integer NOT NULL DEFAULT '0', "step" text, "done" integer NOT NULL DEFAULT '0', "total" integer NOT NULL DEFAULT '0', "cancel_requested_at" TIMESTAMP(3) WITH TIME ZONE, "problem" text, "snapshot_id" uuid, "requested_by_id" uuid, "queued_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "heartbeat_at" TIMESTAMP(3) WITH TIME ZONE, "finished_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "report_run_done" CHECK ((state = 'done') = (snapshot_id is not null)), CONSTRAINT "report_run_state" CHECK (state in ('queued', 'computing', 'done', 'failed', 'cancelled')), CONSTRAINT "PK_feeec78304d02763cc4932d6e9f" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "report_run_list" ON "reports"."report_run"  ("report_id", "queued_at", "id") `)
    await runner.query(`CREATE UNIQUE INDEX "report_run_one_live" ON "reports"."report_run"  ("report_id", "as_of") WHERE state in ('queued', 'computing')`)
    await runner.query(`ALTER TABLE "reports"."snapshot" ADD CONSTRAINT "snapshot_report_fk" FOREIGN KEY ("report_id") REFERENCES "reports"."report"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "reports"."report_run" ADD CONSTRAINT "report_run_report_fk" FOREIGN KEY ("report_id") REFERENCES "reports"."report"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "reports"."report_run" ADD CONSTRAINT "report_run_snapshot_fk" FOREIGN KEY ("snapshot_id") REFERENCES "reports"."snapshot"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "reports"."report_run" DROP CONSTRAINT "report_run_snapshot_fk"`)
    await runner.query(`ALTER TABLE "reports"."report_run" DROP CONSTRAINT "report_run_report_fk"`)
    await runner.query(`ALTER TABLE "reports"."snapshot" DROP CONSTRAINT "snapshot_report_fk"`)
    await runner.query(`DROP INDEX "reports"."report_run_one_live"`)
    await runner.query(`DROP INDEX "reports"."report_run_list"`)
    await runner.query(`DROP TABLE "reports"."report_run"`)
    await runner.query(`DROP INDEX "reports"."snapshot_number"`)
    await runner.query(`DROP INDEX "reports"."snapshot_one_provisional"`)
    await runner.query(`DROP INDEX "reports"."snapshot_one_final"`)
    await runner.query(`DROP INDEX "reports"."snapshot_newest"`)
    await runner.query(`DROP TABLE "reports"."snapshot"`)
    await runner.query(`DROP INDEX "reports"."report_once"`)
    await runner.query(`DROP INDEX "reports"."report_once_without_plan"`)
    await runner.query(`DROP TABLE "reports"."report"`)
    await runner.query(`DROP TABLE "reports"."observation"`)
    await runner.query(`DROP TABLE "reports"."activity_changed"`)
    await runner.query(`DROP INDEX "reports"."activity_cell_organisation"`)
    await runner.query(`DROP TABLE "reports"."activity_cell"`)
    await runner.query(`DROP INDEX "reports"."activity_cell_parts"`)
    await runner.query(`DROP TABLE "reports"."activity"`)
    await runner.query(`DROP TABLE "reports"."activity_release"`)
  }
}
