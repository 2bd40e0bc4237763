import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { CandidateState, MilestoneCandidateId, MilestoneClaimId, PlanId, TargetId } from '../../domain/index.js'

export interface MilestoneCandidateRow {
  readonly id: MilestoneCandidateId
  readonly targetId: TargetId
  readonly planId: PlanId
  readonly personId: PersonId
  readonly earlierPostId: string
  readonly laterPostId: string
  readonly factsHash: string
  readonly state: CandidateState
  readonly reason: string | null
  readonly claimId: MilestoneClaimId | null
  readonly suggestedAt: Date
  readonly objection: string | null
}

/** Whose suggestions a list is of: those of plans that the viewer speaks for, or those about the viewer. */
export interface CandidateViewer {
  readonly all: boolean
  readonly speaksFor: readonly OrganisationId[]
}

const CANDIDATES = `(
  select d.id, d.target_id as "targetId", t.plan_id as "planId", d.person_id as "personId", d.earlier_post_id as "earlierPostId", d.later_post_id as "laterPostId", d.facts_hash as "factsHash",
    d.state, d.reason, d.claim_id as "claimId", d.suggested_at as "suggestedAt", d.objection
  from workforce.milestone_candidate d join workforce.target t on t.id = d.target_id)`
const FILTER = `($1::boolean or exists (select from workforce.plan_owner o where o.plan_id = d."planId" and o.ended_at is null and o.organisation_id = any($2::uuid[])))
  and ($3::uuid is null or d."targetId" = $3) and d.state = $4`

@Injectable()
export class MilestoneCandidateQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<MilestoneCandidateRow | undefined> {
    return on.maybeOne<MilestoneCandidateRow>(`select d.* from ${CANDIDATES} d where d.id = $1`, [id])
  }

  async lock(tx: Tx, id: string): Promise<MilestoneCandidateRow | undefined> {
    await tx.run('select from workforce.milestone_candidate where id = $1 for update', [id])
    return this.one(id, tx)
  }

  /** Of plans that the viewer speaks for, newest first. */
  async page(viewer: CandidateViewer, { targetId, state }: { readonly targetId?: string | undefined; readonly state: CandidateState }, first: number, after: readonly [suggestedAt: string, id: string] | undefined): Promise<{ rows: MilestoneCandidateRow[]; total: number }> {
    const values = [viewer.all, viewer.speaksFor, targetId ?? null, state]
    const [rows, { total }] = await Promise.all([
      this.database.rows<MilestoneCandidateRow>(`select d.* from ${CANDIDATES} d where ${FILTER} and ($5::timestamptz is null or (d."suggestedAt", d.id) < ($5, $6::uuid)) order by d."suggestedAt" desc, d.id desc limit $7`, [...values, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>(`select count(*) as total from ${CANDIDATES} d where ${FILTER}`, values),
    ])
    return { rows, total }
  }

  /** What a person may know that is suggested of them, newest first; what the facts no longer say is not. */
  about(personId: PersonId): Promise<MilestoneCandidateRow[]> {
    return this.database.rows<MilestoneCandidateRow>(`select d.* from ${CANDIDATES} d where d."personId" = $1 and d.state <> 'gone' order by d."suggestedAt" desc, d.id desc limit 100`, [personId])
  }

  /** Everything suggested of some people, locked. */
  async ofPeople(tx: Tx, personIds: readonly string[]): Promise<MilestoneCandidateRow[]> {
    await tx.run('select from workforce.milestone_candidate where person_id = any($1::uuid[]) order by id for update', [personIds])
    return tx.rows<MilestoneCandidateRow>(`select d.* from ${CANDIDATES} d where d."personId" = any($1::uuid[])`, [personIds])
  }

  /** Suggests, or suggests anew what is otherwise now; answers which suggestion is new, if one is. Whoever suggested the same at the same moment changes nothing, and an objection stands. */
  suggest(tx: Tx, row: Pick<MilestoneCandidateRow, 'id' | 'targetId' | 'personId' | 'earlierPostId' | 'laterPostId' | 'factsHash' | 'suggestedAt'>): Promise<{ readonly id: MilestoneCandidateId } | undefined> {
    return tx.maybeOne(
      `insert into workforce.milestone_candidate (id, target_id, person_id, earlier_post_id, later_post_id, facts_hash, state, suggested_at) values ($1, $2, $3, $4, $5, $6, 'open', $7)
       on conflict (target_id, person_id) do update set earlier_post_id = $4, later_post_id = $5, facts_hash = $6, state = 'open', reason = null, decided_by_id = null, decided_at = null, suggested_at = $7
       where milestone_candidate.state not in ('claimed', 'objected') and (milestone_candidate.facts_hash <> $6 or milestone_candidate.state = 'gone') returning milestone_candidate.id`,
      [row.id, row.targetId, row.personId, row.earlierPostId, row.laterPostId, row.factsHash, row.suggestedAt])
  }

  async setState(tx: Tx, id: MilestoneCandidateId, { state, reason = null, by = null, claimId = null, objection = null }: { readonly state: CandidateState; readonly reason?: string | null; readonly by?: PersonId | null; readonly claimId?: MilestoneClaimId | null; readonly objection?: string | null }, at: Date): Promise<void> {
    await tx.run('update workforce.milestone_candidate set state = $2, reason = $3, decided_by_id = $4, claim_id = $5, decided_at = $6, objection = $7 where id = $1', [id, state, reason, by, claimId, at, objection])
  }
}
