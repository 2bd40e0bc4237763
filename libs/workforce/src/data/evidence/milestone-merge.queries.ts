import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import type { Tx } from '#platform/database'
import type { ClaimState, MilestoneClaimId, TargetId } from '../../domain/index.js'

export interface MergedClaimRow {
  readonly id: MilestoneClaimId
  readonly targetId: TargetId
  readonly personId: PersonId | null
  readonly claimedById: PersonId | null
  readonly decidedById: PersonId | null
  readonly state: ClaimState
  readonly claimedAt: Date
  readonly decidedAt: Date | null
}

/** Claims of two records that turn out to be one person. */
@Injectable()
export class MilestoneMergeQueries {
  /** Every claim that names one of them, locked. */
  async naming(tx: Tx, fromId: string, intoId: string): Promise<MergedClaimRow[]> {
    const named = 'c.person_id in ($1, $2) or c.claimed_by_id in ($1, $2) or c.decided_by_id in ($1, $2)'
    await tx.run(`select from workforce.milestone_claim c where ${named} order by c.id for update`, [fromId, intoId])
    return tx.rows<MergedClaimRow>(
      `select c.id, c.target_id as "targetId", c.person_id as "personId", c.claimed_by_id as "claimedById", c.decided_by_id as "decidedById", c.state, c.claimed_at as "claimedAt", c.decided_at as "decidedAt"
       from workforce.milestone_claim c where ${named} order by c.id`, [fromId, intoId])
  }

  /** Puts one id for another; what was suggested of both is suggested once, as the one that was dealt with: an objection to either stands. Answers how many claims. */
  async handOn(tx: Tx, fromId: string, intoId: string): Promise<number> {
    const about = await tx.run('update workforce.milestone_claim set person_id = $2 where person_id = $1', [fromId, intoId])
    const made = await tx.run('update workforce.milestone_claim set claimed_by_id = $2 where claimed_by_id = $1', [fromId, intoId])
    await tx.run(
      `delete from workforce.milestone_candidate d using workforce.milestone_candidate k
       where d.target_id = k.target_id and ((d.person_id = $1 and k.person_id = $2) or (d.person_id = $2 and k.person_id = $1))
         and (case k.state when 'claimed' then 0 when 'objected' then 1 when 'dismissed' then 2 when 'open' then 3 else 4 end, k.id) < (case d.state when 'claimed' then 0 when 'objected' then 1 when 'dismissed' then 2 when 'open' then 3 else 4 end, d.id)`, [fromId, intoId])
    await tx.run('update workforce.milestone_candidate set person_id = $2 where person_id = $1', [fromId, intoId])
    return about + made
  }
}
