import { Injectable } from '@nestjs/common'
import { Database } from '#platform/database'
import type { ProfileDetails, ProfileId, Side } from '../../domain/index.js'

/** Somebody with a free seat, as far as it takes to say how good a partner they would be. */
export interface CandidateRow {
  readonly id: ProfileId
  readonly priority: number
  /** Without texts, and without what is private. */
  readonly details: ProfileDetails
  /** Of the skills that were asked for, by their order. */
  readonly skills: readonly string[]
}

export interface WantedCandidates {
  readonly schemeId: string
  readonly side: Side
  /** What the scheme lets a mentor take. */
  readonly mostMentees: number
  /** Keys that are looked for among what a mentor offers, or a mentee wants. */
  readonly skills: readonly string[]
}

type Columns = { readonly [C in keyof CandidateRow]: readonly CandidateRow[C][] | null }

/** Who could be somebody's partner today. */
@Injectable()
export class CandidateQueries {
  constructor(private readonly database: Database) {}

  /** Ready profiles of one side of a scheme with a free seat, those who come first and have waited longest first: thousands, in one statement and by column. */
  async free({ schemeId, side, mostMentees, skills }: WantedCandidates, limit: number): Promise<CandidateRow[]> {
    const found = await this.database.one<Columns>({
      name: 'mentoring.candidates',
      text: `
        with free as materialized (
          select p.id, p.priority, p.details - '{headline,goals,answers,choice}'::text[] as details, row_number() over (order by p.priority desc, p.submitted_at, p.id) as place from mentoring.profile p
          where p.scheme_id = $1 and p.side = $2 and p.state = 'ready' and p.taken < (case when p.side = 'mentor' then least(p.capacity, $3) else p.capacity end)
          order by p.priority desc, p.submitted_at, p.id limit $4),
        common as (
          select k.profile_id, json_agg(k.skill_key order by k.position) as skills from free f
          join mentoring.profile_skill k on k.profile_id = f.id and k.direction = case $2 when 'mentor' then 'offers' else 'wants' end and k.skill_key = any($5::text[]) group by k.profile_id)
        select to_json(array_agg(f.id order by f.place)) as id, to_json(array_agg(f.priority order by f.place)) as priority, json_agg(f.details order by f.place) as details,
          json_agg(coalesce(c.skills, '[]') order by f.place) as skills
        from free f left join common c on c.profile_id = f.id`,
    }, [schemeId, side, mostMentees, limit, skills])
    return (found.id ?? []).map((id, at) => ({ id, priority: found.priority![at]!, details: found.details![at]!, skills: found.skills![at]! }))
  }
}
