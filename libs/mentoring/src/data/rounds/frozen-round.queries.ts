import { Injectable } from '@nestjs/common'
import { Database, type Executor, type Tx } from '#platform/database'
import { type FrozenBarrier, type FrozenParticipant, PRIVATE_CRITERIA, type RoundId } from '../../domain/index.js'

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

  /**
   * Takes out of the input and its results what is private: wishes, background, the criterion that somebody chose, which reason keeps two apart, and the
   * points that came of those. What public explanations need stays, and the hash.
   */
  async removePrivate(tx: Tx, roundId: RoundId, now: Date): Promise<void> {
    const ofRound = 'scenario_id in (select id from mentoring.scenario where round_id = $1)'
    await tx.run(`update mentoring.round_participant set facts = (facts || '{"wishes": [], "tags": []}') #- '{details,choice}' where round_id = $1`, [roundId])
    await tx.run(`update mentoring.round_barrier set kind = 'kept_apart' where round_id = $1`, [roundId])
    await tx.run(
      `update mentoring.scenario_pair set points = public_points,
         breakdown = coalesce((select jsonb_agg(b.one order by b.place) from jsonb_array_elements(breakdown) with ordinality as b(one, place) where b.one->>'code' <> all($2::text[])), '[]') where ${ofRound}`, [roundId, PRIVATE_CRITERIA])
    await tx.run(`update mentoring.scenario_standing set unplaced = unplaced - 'nearest' where unplaced ? 'nearest' and ${ofRound}`, [roundId])
    await tx.run('update mentoring.match_round set private_removed_at = $2 where id = $1', [roundId, now])
  }

  /** Throws the input and every scenario away; the salt stays, so that the same input comes to the same hash again. */
  async discard(tx: Tx, roundId: RoundId): Promise<void> {
    const ofRound = 'select id from mentoring.scenario where round_id = $1'
    for (const table of ['scenario_pair', 'scenario_standing', 'scenario_constraint']) await tx.run(`delete from mentoring.${table} where scenario_id in (${ofRound})`, [roundId])
    for (const table of ['scenario', 'round_barrier', 'round_participant']) await tx.run(`delete from mentoring.${table} where round_id = $1`, [roundId])
    await tx.run(
      `update mentoring.match_round set settings = null, scheme_version = null, input_hash = null, tie_key = null, frozen_at = null, frozen_by_id = null, mentees = 0, mentors = 0, seats = 0 where id = $1`, [roundId])
  }
}
