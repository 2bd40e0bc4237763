import type { MigrationInterface, QueryRunner } from 'typeorm'

const TABLES = ['headcount_line', 'diversity_line', 'skill_line', 'outlook_line', 'return_section', 'confirmed_warning']

/** What was submitted is never overwritten, whoever tries: the figures of a revision change while it is a draft and no longer. */
export class KeepWhatWasSubmitted1795332500001 implements MigrationInterface {
  name = 'KeepWhatWasSubmitted1795332500001'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function "workforce_returns"."refuse_change_of_submitted"() returns trigger language plpgsql as $$
      begin
        if exists (select from workforce_returns.workforce_return where id = coalesce(new.return_id, old.return_id) and state <> 'draft') then
          raise exception 'A revision that was submitted does not change: make a correction' using errcode = '23514', constraint = 'workforce_return_keeps';
        end if;
        return coalesce(new, old);
      end $$`)
    for (const table of TABLES) {
      await runner.query(`create trigger "${table}_keeps" before insert or update or delete on "workforce_returns"."${table}" for each row execute function "workforce_returns"."refuse_change_of_submitted"()`)
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`drop trigger "${table}_keeps" on "workforce_returns"."${table}"`)
    await runner.query('drop function "workforce_returns"."refuse_change_of_submitted"()')
  }
}
