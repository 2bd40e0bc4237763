import { Injectable } from '@nestjs/common'
import { Database, type Executor, type Tx } from '#platform/database'
import type { FrozenBarrier, FrozenParticipant, RoundId } from '../../domain/index.js'

/** A participant without what only the solver reads. */
export type RoundMemberRow = Pick<FrozenParticipant, 'profileId' | 'personId' | 'organisationId' | 'side' | 'seats'>

const MEMBER = 'p.profile_id as "profileId", p.person_id as "personId", p.organisation_id as "organisationId", p.side, p.seats'

/** The input of a frozen round. Its facts hold what is private: they are for the solver and for reasons, never for an answer. */
@Injectable()
export class FrozenRoundQueries {
  constructor(private readonly database: Database) {}

  participants(roundId: string, on: Executor = this.database): Promise<FrozenParticipant[]> {
    return on.rows<FrozenParticipant>({ name: 'mentoring.round-participants', text: `select ${MEMBER}, p.priority, p.facts from mentoring.round_participant p where p.round_id = $1 order by p.profile_id` }, [roundId])
  }

  barriers(roundId: string, on: Executor = this.database): Promise<FrozenBarrier[]> {
    return on.rows<FrozenBarrier>({
      name: 'mentoring.round-barriers',
      text: `select b.mentee_profile_id as "menteeProfileId", b.mentor_profile_id as "mentorProfileId", b.kind from mentoring.round_barrier b where b.round_id = $1 order by 1, 2`,
    }, [roundId])
  }

  members(roundId: string, on: Executor = this.database): Promise<RoundMemberRow[]> {
    return on.rows<RoundMemberRow>({ name: 'mentoring.round-members', text: `select ${MEMBER} from mentoring.round_participant p where p.round_id = $1 order by p.profile_id` }, [roundId])
  }

  /** Throws the input and every scenario away. */
  async discard(tx: Tx, roundId: RoundId): Promise<void> {
    const ofRound = 'select id from mentoring.scenario where round_id = $1'
    for (const table of ['scenario_pair', 'scenario_standing', 'scenario_constraint']) await tx.run(`delete from mentoring.${table} where scenario_id in (${ofRound})`, [roundId])
    for (const table of ['scenario', 'round_barrier', 'round_participant']) await tx.run(`delete from mentoring.${table} where round_id = $1`, [roundId])
    await tx.run(
      `update mentoring.match_round set settings = null, scheme_version = null, input_hash = null, tie_key = null, frozen_at = null, frozen_by_id = null, mentees = 0, mentors = 0, seats = 0 where id = $1`, [roundId])
  }
}
