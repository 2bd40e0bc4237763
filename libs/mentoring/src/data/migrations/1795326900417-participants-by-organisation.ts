import type { MigrationInterface, QueryRunner } from 'typeorm'

export class ParticipantsByOrganisation1795326900417 implements MigrationInterface {
  name = 'ParticipantsByOrganisation1795326900417'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "round_participant_organisation" ON "mentoring"."round_participant" ("round_id", "organisation_id")`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "mentoring"."round_participant_organisation"`)
  }
}
