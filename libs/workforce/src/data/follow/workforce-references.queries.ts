import { Injectable } from '@nestjs/common'
import { newId } from '#kernel'
import type { Tx } from '#platform/database'
import type { PlanId, ReviewActionId, ReviewId } from '../../domain/index.js'

/** Columns in which a merge of two records simply puts one id for another. */
export const HANDED_ON = {
  plan: ['created_by_id'], indicator_version: ['created_by_id'], recorded_figure: ['recorded_by_id'], pipeline_review: ['created_by_id'], pipeline_action: ['created_by_id', 'person_id'],
  milestone_evidence: ['added_by_id'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Columns with a rule of their own, in `handOnApprovals` and `MilestoneMergeService`. */
export const HANDED_ON_WITH_CARE: readonly string[] = ['plan_approval.person_id', 'milestone_claim.person_id', 'milestone_claim.claimed_by_id', 'milestone_candidate.person_id']

/** Accounts of what was done at the time keep the id of then, which still leads to the person. */
export const KEPT_AS_RECORDED: readonly string[] = ['plan_version_history.actor_id', 'pipeline_history.actor_id', 'milestone_history.actor_id', 'milestone_claim.decided_by_id', 'milestone_candidate.decided_by_id']

export interface MovedActionRow {
  readonly id: ReviewActionId
  readonly reviewId: ReviewId
}

/** Whom and which organisations workforce names. */
@Injectable()
export class WorkforceReferenceQueries {
  /** Answers how many rows were handed on. */
  async handOn(tx: Tx, fromId: string, intoId: string): Promise<number> {
    let moved = 0
    for (const [table, columns] of Object.entries(HANDED_ON)) {
      for (const column of columns) moved += await tx.run(`update workforce.${table} set ${column} = $2 where ${column} = $1`, [fromId, intoId])
    }
    return moved
  }

  /** Versions of which both records hold an approval that stands, whose plan is locked: two owners have approved by one person. */
  async approvedByBoth(tx: Tx, fromId: string, intoId: string): Promise<readonly { readonly versionId: string; readonly state: string }[]> {
    await tx.run(
      `select from workforce.plan p where p.id in (
         select v.plan_id from workforce.plan_version v join workforce.plan_approval a on a.version_id = v.id where a.person_id in ($1, $2) and a.withdrawn_at is null) order by p.id for update`, [fromId, intoId])
    return tx.rows(
      `select v.id as "versionId", v.state from workforce.plan_version v where exists (select from workforce.plan_approval a where a.version_id = v.id and a.person_id = $1 and a.withdrawn_at is null)
         and exists (select from workforce.plan_approval a where a.version_id = v.id and a.person_id = $2 and a.withdrawn_at is null)`, [fromId, intoId])
  }

  /** Approvals become the other's; of versions named in `except` they keep the record that gave them. */
  handOnApprovals(tx: Tx, fromId: string, intoId: string, except: readonly string[]): Promise<number> {
    return tx.run('update workforce.plan_approval set person_id = $2 where person_id = $1 and not (version_id = any($3::uuid[]) and withdrawn_at is null)', [fromId, intoId, except])
  }

  /** From now on an heir stands in for these organisations, and for whom they stood in for. */
  async succeed(tx: Tx, closing: readonly string[], heir: string, at: Date): Promise<void> {
    await tx.run('update workforce.organisation_succession set to_id = $2, at = $3 where to_id = any($1::uuid[])', [closing, heir, at])
    await tx.run('insert into workforce.organisation_succession (from_id, to_id, at) select unnest($1::uuid[]), $2, $3 on conflict (from_id) do nothing', [closing.filter((id) => id !== heir), heir, at])
  }

  /** Plans go along with the heir of their owner, whose time as owner ends. Answers which. */
  async moveOwners(tx: Tx, closing: readonly string[], heir: string, at: Date): Promise<readonly PlanId[]> {
    const ended = await tx.rows<{ planId: PlanId; part: string }>(
      'update workforce.plan_owner set ended_at = $2 where organisation_id = any($1::uuid[]) and ended_at is null returning plan_id as "planId", part', [closing, at])
    await tx.run('insert into workforce.plan_owner (id, plan_id, part, organisation_id, since) select u.id, u.plan_id, u.part, $4, $5 from unnest($1::uuid[], $2::uuid[], $3::text[]) as u(id, plan_id, part)',
      [ended.map(() => newId()), ended.map(({ planId }) => planId), ended.map(({ part }) => part), heir, at])
    return ended.map(({ planId }) => planId)
  }

  /** Local plans of organisations that are no more are closed: what they said stays, and the heir begins its own. Answers which. */
  async closeLocal(tx: Tx, areaKeys: readonly string[], at: Date): Promise<readonly PlanId[]> {
    return (await tx.rows<{ id: PlanId }>('update workforce.plan set closed_at = $2 where area_key = any($1) and closed_at is null returning id', [areaKeys, at])).map(({ id }) => id)
  }

  async moveIndicators(tx: Tx, closing: readonly string[], heir: string): Promise<void> {
    await tx.run('update workforce.indicator set organisation_id = $2 where organisation_id = any($1::uuid[])', [closing, heir])
  }

  /** Claims go along with who made them; where a post is, or who has reached something, stays as it was at the time. */
  async moveClaimants(tx: Tx, closing: readonly string[], heir: string): Promise<void> {
    await tx.run('update workforce.milestone_claim set claimant_organisation_id = $2 where claimant_organisation_id = any($1::uuid[])', [closing, heir])
  }

  /** Open actions go along; settled ones stay with whom they were settled by. Answers which. */
  moveActions(tx: Tx, closing: readonly string[], heir: string): Promise<MovedActionRow[]> {
    return tx.rows(`update workforce.pipeline_action set organisation_id = $2 where organisation_id = any($1::uuid[]) and state = 'open' returning id, review_id as "reviewId"`, [closing, heir])
  }
}
