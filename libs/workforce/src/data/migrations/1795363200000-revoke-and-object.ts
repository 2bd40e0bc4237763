import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Verified claims can be revoked, and people can object to being suggested. */
export class RevokeAndObject1795363200000 implements MigrationInterface {
  name = 'RevokeAndObject1795363200000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" ADD "revoked_at" TIMESTAMP(3) WITH TIME ZONE`)
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" ADD "revocation_reason" text`)
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" DROP CONSTRAINT "milestone_claim_state_known"`)
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" ADD CONSTRAINT "milestone_claim_state_known" CHECK (state in ('claimed', 'evidenced', 'verified', 'rejected', 'withdrawn', 'duplicate', 'revoked'))`)
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" DROP CONSTRAINT "milestone_claim_decided"`)
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" ADD CONSTRAINT "milestone_claim_decided" CHECK (state not in ('verified', 'rejected', 'revoked') or (decided_by_id is not null and decided_at is not null))`)
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" ADD CONSTRAINT "milestone_claim_revoked" CHECK ((state = 'revoked') = (revoked_at is not null) and (revoked_at is null) = (revocation_reason is null))`)
    await runner.query(`ALTER TABLE "workforce"."milestone_candidate" ADD "objection" text`)
    await runner.query(`ALTER TABLE "workforce"."milestone_candidate" DROP CONSTRAINT "milestone_candidate_state"`)
    await runner.query(`ALTER TABLE "workforce"."milestone_candidate" ADD CONSTRAINT "milestone_candidate_state" CHECK (state in ('open', 'dismissed', 'claimed', 'gone', 'objected'))`)
    await runner.query(`ALTER TABLE "workforce"."milestone_candidate" ADD CONSTRAINT "milestone_candidate_objection" CHECK ((state = 'objected') = (objection is not null))`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE "workforce"."milestone_candidate" SET state = 'dismissed', reason = objection, objection = null WHERE state = 'objected'`)
    await runner.query(`ALTER TABLE "workforce"."milestone_candidate" DROP CONSTRAINT "milestone_candidate_objection"`)
    await runner.query(`ALTER TABLE "workforce"."milestone_candidate" DROP CONSTRAINT "milestone_candidate_state"`)
    await runner.query(`ALTER TABLE "workforce"."milestone_candidate" ADD CONSTRAINT "milestone_candidate_state" CHECK (state in ('open', 'dismissed', 'claimed', 'gone'))`)
    await runner.query(`ALTER TABLE "workforce"."milestone_candidate" DROP COLUMN "objection"`)
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" DROP CONSTRAINT "milestone_claim_revoked"`)
    await runner.query(`UPDATE "workforce"."milestone_claim" SET state = 'rejected', decision_reason = revocation_reason WHERE state = 'revoked'`)
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" DROP CONSTRAINT "milestone_claim_decided"`)
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" ADD CONSTRAINT "milestone_claim_decided" CHECK (state not in ('verified', 'rejected') or (decided_by_id is not null and decided_at is not null))`)
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" DROP CONSTRAINT "milestone_claim_state_known"`)
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" ADD CONSTRAINT "milestone_claim_state_known" CHECK (state in ('claimed', 'evidenced', 'verified', 'rejected', 'withdrawn', 'duplicate'))`)
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" DROP COLUMN "revocation_reason"`)
    await runner.query(`ALTER TABLE "workforce"."milestone_claim" DROP COLUMN "revoked_at"`)
  }
}
