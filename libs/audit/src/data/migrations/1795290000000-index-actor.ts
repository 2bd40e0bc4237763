import type { MigrationInterface, QueryRunner } from 'typeorm'

export class IndexActor1795290000000 implements MigrationInterface {
  name = 'IndexActor1795290000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "audit_entry_actor" ON "audit"."entry"  ("actor", "seq") `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "audit"."audit_entry_actor"`)
  }
}
