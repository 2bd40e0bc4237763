import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import type { Tx } from '#platform/database'
import type { MatchId } from '../../domain/index.js'

/** Columns that name a person, besides those of the match itself. */
const REFERENCES = [['check_in', 'person_id'], ['closing_survey', 'person_id'], ['meeting_note', 'author_id'], ['goal', 'created_by_id'], ['commitment', 'created_by_id'], ['meeting', 'created_by_id']] as const

/** Matches when two records turn out to be one person. */
@Injectable()
export class MatchPeopleQueries {
  /** Live matches between the two records: nobody can be matched with themselves. */
  async between(tx: Tx, fromId: PersonId, intoId: PersonId): Promise<MatchId[]> {
    const rows = await tx.rows<{ id: MatchId }>(
      `select m.id from mentoring.match m where ((m.mentee_person_id = $1 and m.mentor_person_id = $2) or (m.mentee_person_id = $2 and m.mentor_person_id = $1))
         and m.state in ('proposed', 'accepted_by_one', 'agreed', 'active', 'on_hold') order by m.id`, [fromId, intoId])
    return rows.map(({ id }) => id)
  }

  /** Hands all that names one record on to the other. What was between the two keeps the old id, which still resolves. */
  async handOn(tx: Tx, fromId: PersonId, intoId: PersonId): Promise<void> {
    await tx.run('update mentoring.match set mentee_person_id = $2 where mentee_person_id = $1 and mentor_person_id <> $2', [fromId, intoId])
    await tx.run('update mentoring.match set mentor_person_id = $2 where mentor_person_id = $1 and mentee_person_id <> $2', [fromId, intoId])
    const ours = `(select m.id from mentoring.match m where m.mentee_person_id = $2 or m.mentor_person_id = $2)`
    for (const [table, column] of REFERENCES) {
      const of = table === 'meeting_note' ? `t.meeting_id in (select g.id from mentoring.meeting g where g.match_id in ${ours})` : `t.match_id in ${ours}`
      await tx.run(`update mentoring.${table} t set ${column} = $2 where t.${column} = $1 and ${of}`, [fromId, intoId])
    }
  }
}
