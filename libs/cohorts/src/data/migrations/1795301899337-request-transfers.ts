import type { MigrationInterface, QueryRunner } from 'typeorm'

export class RequestTransfers1795301899337 implements MigrationInterface {
  name = 'RequestTransfers1795301899337'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "cohorts"."transfer_request" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "to_run_id" uuid NOT NULL, "may_wait" boolean NOT NULL, "reason" text NOT NULL, "state" text NOT NULL, "requested_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "decided_at" TIMESTAMP(3) WITH TIME ZONE, "decided_by_id" uuid, "answer" text, "new_enrolment_id" uuid, CONSTRAINT "transfer_request_decided" CHECK ((state = 'open') = (decided_at is null)), CONSTRAINT "transfer_request_state" CHECK (state in ('open', 'accepted', 'declined', 'withdrawn', 'lapsed')), CONSTRAINT "PK_de9b8501ed3bf28cd7dbdcb1d60" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "transfer_request_newest" ON "cohorts"."transfer_request"  ("enrolment_id", "requested_at", "id") `)
    await runner.query(`CREATE UNIQUE INDEX "transfer_request_one_open" ON "cohorts"."transfer_request"  ("enrolment_id") WHERE state = 'open'`)
    await runner.query(`ALTER TABLE "cohorts"."transfer_request" ADD CONSTRAINT "transfer_request_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "cohorts"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "cohorts"."transfer_request" ADD CONSTRAINT "transfer_request_run_fk" FOREIGN KEY ("to_run_id") REFERENCES "cohorts"."cohort_run"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "cohorts"."transfer_request" ADD CONSTRAINT "transfer_request_new_enrolment_fk" FOREIGN KEY ("new_enrolment_id") REFERENCES "cohorts"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "cohorts"."transfer_request" DROP CONSTRAINT "transfer_request_new_enrolment_fk"`)
    await runner.query(`ALTER TABLE "cohorts"."transfer_request" DROP CONSTRAINT "transfer_request_run_fk"`)
    await runner.query(`ALTER TABLE "cohorts"."transfer_request" DROP CONSTRAINT "transfer_request_enrolment_fk"`)
    await runner.query(`DROP INDEX "cohorts"."transfer_request_one_open"`)
    await runner.query(`DROP INDEX "cohorts"."transfer_request_newest"`)
    await runner.query(`DROP TABLE "cohorts"."transfer_request"`)
  }
}
