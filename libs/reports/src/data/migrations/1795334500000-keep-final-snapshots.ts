import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A snapshot that is final is what people have quoted: nothing but a superuser's hand on the trigger itself changes or removes it. */
export class KeepFinalSnapshots1795334500000 implements MigrationInterface {
  name = 'KeepFinalSnapshots1795334500000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function reports.refuse_change_of_final() returns trigger language plpgsql as $$
      begin
        raise exception 'Snapshot % is final and cannot be changed', old.id using errcode = 'restrict_violation';
      end $$`)
    await runner.query(`
      create trigger snapshot_final_is_kept before update or delete on reports.snapshot
      for each row when (old.state in ('final', 'revised')) execute function reports.refuse_change_of_final()`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger snapshot_final_is_kept on reports.snapshot')
    await runner.query('drop function reports.refuse_change_of_final()')
  }
}
