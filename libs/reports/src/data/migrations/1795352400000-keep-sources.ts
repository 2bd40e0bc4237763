import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a snapshot was told from is kept with it. */
export class KeepSources1795352400000 implements MigrationInterface {
  name = 'KeepSources1795352400000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "reports"."snapshot" ADD "sources" jsonb`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "reports"."snapshot" DROP COLUMN "sources"`)
  }
}
