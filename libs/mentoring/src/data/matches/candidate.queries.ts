import { Injectable } from '@nestjs/common'
import { Database } from '#platform/database'
import type { ProfileId, Side } from '../../domain/index.js'

/** Who could be somebody's partner today. */
@Injectable()
export class CandidateQueries {
  constructor(private readonly database: Database) {}

  /** Ready profiles of one side of a scheme with a free seat, those who come first and have waited longest first. `mostMentees`: what the scheme lets a mentor take. */
  async free(schemeId: string, side: Side, mostMentees: number, limit: number): Promise<ProfileId[]> {
    const rows = await this.database.rows<{ id: ProfileId }>(
      `select p.id from mentoring.profile p where p.scheme_id = $1 and p.side = $2 and p.state = 'ready' and p.taken < (case when p.side = 'mentor' then least(p.capacity, $3) else p.capacity end)
       order by p.priority desc, p.submitted_at, p.id limit $4`, [schemeId, side, mostMentees, limit])
    return rows.map(({ id }) => id)
  }
}
