import type { MigrationInterface, QueryRunner } from 'typeorm'

export class AddMilestones1795336233236 implements MigrationInterface {
  name = 'AddMilestones1795336233236'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "workforce"."milestone_claim" ("id" uuid NOT NULL, "target_id" uuid NOT NULL, "milestone" text NOT NULL, "subject" text NOT NULL, "person_id" uuid, "organisation_id" uuid NOT NULL, "title" text NOT NULL, "grade" text, "from_on" date NOT NULL, "engagement" text, "account" text NOT NULL, "state" text NOT NULL, "claimed_by_id" uuid, "claimant_organisation_id" uuid, "claimed_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "waiting_since" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "reminded_at" TIMESTAMP(3) WITH TIME ZONE, "decided_by_id" uuid, "decided_at" TIMESTAMP(3) WITH TIME ZONE, "decision_reason" text, "answer" text, "objection" text, "answered_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "milestone_claim_no_objection" CHECK (state <> 'verified' or answer is distinct from 'objected'), CONSTRAINT "milestone_claim_answer" CHECK (answer in ('agreed', 'objected') and answered_at is not null or answer is null), CONSTRAINT "milestone_claim_reason" CHECK (state <> 'rejected' or decision_reason is not null), CONSTRAINT "milestone_claim_decided" CHECK (state not in ('verified', 'rejected') or (decided_by_id is not null and decided_at is not null)), CONSTRAINT "milestone_claim_engagement" CHECK (engagement in ('permanent', 'secondment')), CONSTRAINT "milestone_claim_subject" CHECK ((subject = 'person' and person_id is not null and engagement is not null) or (subject = 'organisation' and person_id is null and engagement is null and claimant_organisation_id is not null)), CONSTRAINT "milestone_claim_state_known" CHECK (state in ('claimed', 'evidenced', 'verified', 'rejected', 'withdrawn', 'duplicate')), CONSTRAINT "PK_12930196e22288ac02c0b1f24f9" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "milestone_claim_counted" ON "workforce"."milestone_claim"  ("milestone", "decided_at") WHERE state = 'verified'`)
    await runner.query(`CREATE INDEX "milestone_claim_person" ON "workforce"."milestone_claim"  ("person_id") `)
    await runner.query(`CREATE INDEX "milestone_claim_target" ON "workforce"."milestone_claim"  ("target_id", "claimed_at", "id") `)
    await runner.query(`CREATE INDEX "milestone_claim_state" ON "workforce"."milestone_claim"  ("state", "waiting_since", "id") `)
    await runner.query(`CREATE UNIQUE INDEX "milestone_claim_one_organisation" ON "workforce"."milestone_claim"  ("target_id", "organisation_id") WHERE person_id is null and state in ('claimed', 'evidenced', 'verified')`)
    await runner.query(`CREATE UNIQUE INDEX "milestone_claim_one_person" ON "workforce"."milestone_claim"  ("target_id", "person_id") WHERE person_id is not null and state in ('claimed', 'evidenced', 'verified')`)
    await runner.query(`CREATE TABLE "workforce"."milestone_candidate" ("id" uuid NOT NULL, "target_id" uuid NOT NULL, "person_id" uuid NOT NULL, "earlier_post_id" uuid NOT NULL, "later_post_id" uuid NOT NULL, "facts_hash" text NOT NULL, "state" text NOT NULL, "reason" text, "decided_by_id" uuid, "decided_at" TIMESTAMP(3) WITH TIME ZONE, "claim_id" uuid, "suggested_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "milestone_candidate_claim" CHECK ((state = 'claimed') = (claim_id is not null)), CONSTRAINT "milestone_candidate_reason" CHECK (state <> 'dismissed' or reason is not null), CONSTRAINT "milestone_candidate_state" CHECK (state in ('open', 'dismissed', 'claimed', 'gone')), CONSTRAINT "PK_4c7ccc1eaf32c0f5279a9431773" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "milestone_candidate_person" ON "workforce"."milestone_candidate"  ("person_id") `)
    await runner.query(`CREATE INDEX "milestone_candidate_open" ON "workforce"."milestone_candidate"  ("target_id", "suggested_at", "id") WHERE state = 'open'`)
    await runner.query(`CREATE UNIQUE INDEX "milestone_candidate_once" ON "workforce"."milestone_candidate"  ("target_id", "person_id") `)
    await runner.query(`CREATE TABLE "workforce"."milestone_evidence" ("id" uuid NOT NULL, "claim_id" uuid NOT NULL, "file_id" uuid, "link" text, "content_hash" text NOT NULL, "note" text NOT NULL, "added_by_id" uuid, "added_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "milestone_evidence_one" CHECK ((file_id is null) <> (link is null)), CONSTRAINT "PK_a539bad048693fbc02a5b535748" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "milestone_evidence_claim" ON "workforce"."milestone_evidence"  ("claim_id", "added_at") `)
    await runner.query(`CREATE TABLE "workforce"."milestone_history" ("id" uuid NOT NULL, "claim_id" uuid NOT NULL, "action" text NOT NULL, "to_state" text NOT NULL, "actor_id" uuid, "reason" text, "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_f4b3cd441d2cfb6abff827a1925" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "milestone_history_claim" ON "workforce"."milestone_history"  ("claim_id", "at") `)
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" ADD CONSTRAINT "milestone_claim_target_fk" FOREIGN KEY ("target_id") REFERENCES "workforce"."target"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "workforce"."milestone_candidate" ADD CONSTRAINT "milestone_candidate_target_fk" FOREIGN KEY ("target_id") REFERENCES "workforce"."target"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "workforce"."milestone_candidate" ADD CONSTRAINT "milestone_candidate_claim_fk" FOREIGN KEY ("claim_id") REFERENCES "workforce"."milestone_claim"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "workforce"."milestone_evidence" ADD CONSTRAINT "milestone_evidence_claim_fk" FOREIGN KEY ("claim_id") REFERENCES "workforce"."milestone_claim"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "workforce"."milestone_history" ADD CONSTRAINT "milestone_history_claim_fk" FOREIGN KEY ("claim_id") REFERENCES "workforce"."milestone_claim"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "workforce"."milestone_history" DROP CONSTRAINT "milestone_history_claim_fk"`)
    await runner.query(`ALTER TABLE "workforce"."milestone_evidence" DROP CONSTRAINT "milestone_evidence_claim_fk"`)
    await runner.query(`ALTER TABLE "workforce"."milestone_candidate" DROP CONSTRAINT "milestone_candidate_claim_fk"`)
    await runner.query(`ALTER TABLE "workforce"."milestone_candidate" DROP CONSTRAINT "milestone_candidate_target_fk"`)
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" DROP CONSTRAINT "milestone_claim_target_fk"`)
    await runner.query(`DROP INDEX "workforce"."milestone_history_claim"`)
    await runner.query(`DROP TABLE "workforce"."milestone_history"`)
    await runner.query(`DROP INDEX "workforce"."milestone_evidence_claim"`)
    await runner.query(`DROP TABLE "workforce"."milestone_evidence"`)
    await runner.query(`DROP INDEX "workforce"."milestone_candidate_once"`)
    await runner.query(`DROP INDEX "workforce"."milestone_candidate_open"`)
    await runner.query(`DROP INDEX "workforce"."milestone_candidate_person"`)
    await runner.query(`DROP TABLE "workforce"."milestone_candidate"`)
    await runner.query(`DROP INDEX "workforce"."milestone_claim_one_person"`)
    await runner.query(`DROP INDEX "workforce"."milestone_claim_one_organisation"`)
    await runner.query(`DROP INDEX "workforce"."milestone_claim_state"`)
    await runner.query(`DROP INDEX "workforce"."milestone_claim_target"`)
    await runner.query(`DROP INDEX "workforce"."milestone_claim_person"`)
    await runner.query(`DROP INDEX "workforce"."milestone_claim_counted"`)
    await runner.query(`DROP TABLE "workforce"."milestone_claim"`)
  }
}
