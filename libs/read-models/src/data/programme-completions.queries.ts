import { Injectable } from '@nestjs/common'
import { Database } from '#platform/database'

@Injectable()
export class ProgrammeCompletionsQueries {
  constructor(private readonly database: Database) {}

  /** True counts of people who completed a programme, by background; `undefined` when nobody may know the programme yet. Never to be shown as they are. */
  async byBackground(programmeId: string): Promise<Readonly<Record<string, number>> | undefined> {
    const row = await this.database.maybeOne<{ counts: Readonly<Record<string, number>> }>({
      name: 'read-models.programme-completions',
      text: `
        select coalesce((
          select json_object_agg(background, people) from (
            select coalesce(p.background, 'not_known') as background, count(distinct p.id)::int as people
            from cohorts.programme_version v join cohorts.cohort_run r on r.programme_version_id = v.id
            join cohorts.enrolment e on e.run_id = r.id and e.state = 'completed' join directory.person p on p.id = e.person_id
            where v.programme_id = g.id group by 1) counted), '{}'::json) as counts
        from cohorts.programme g where g.id = $1 and exists (select from cohorts.programme_version v where v.programme_id = g.id and v.state <> 'draft')`,
    }, [programmeId])
    return row?.counts
  }
}
