import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The one way in which answers are read for others: counts of a publication's question over the people and cells of a temporary table. */
export class CountsOf1795348800001 implements MigrationInterface {
  name = 'CountsOf1795348800001'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION "equality"."counts_of"(publication text) RETURNS TABLE (cell text, answer text, people integer)
LANGUAGE plpgsql SET search_path = equality, pg_temp AS $$
#variable_conflict use_column
declare
  asked text := (select p.question_key from equality.publication p where p.id = publication);
begin
  if asked is null then raise exception 'There is no publication %', publication using errcode = 'invalid_parameter_value'; end if;
  return query
    select counted.cell, coalesce(known.option_key, 'not_answered'), count(*)::integer
    from pg_temp.population counted
    left join (
      select given.person_key, given.option_key
      from equality.answer given
      -- Answers of earlier versions count where the published one still offers them.
      join equality.option offered on offered.question_key = given.question_key and offered.key = given.option_key
      join equality.question_set current on current.id = offered.set_id and current.state = 'published'
      where given.question_key = asked
    ) known on known.person_key = counted.person_key
    group by 1, 2
    order by 1, 2;
end
$$`)
    await runner.query('REVOKE ALL ON FUNCTION "equality"."counts_of"(text) FROM public')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION "equality"."counts_of"(text)')
  }
}
