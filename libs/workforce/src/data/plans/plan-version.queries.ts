import { Injectable } from '@nestjs/common'
import { newId, type OrganisationId, type PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { OwnerPart, PlanId, PlanVersionId, VersionAction, VersionState } from '../../domain/index.js'

export interface PlanVersionRow {
  readonly id: PlanVersionId
  readonly planId: PlanId
  readonly number: number
  readonly state: VersionState
  readonly title: string
  readonly narrative: string
  readonly parentVersionId: PlanVersionId | null
  readonly contentHash: string | null
  readonly revision: number
  readonly publishedAt: Date | null
  readonly supersededAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface VersionHistoryRow {
  readonly action: VersionAction | 'begin' | 'withdraw_approval' | 'take_over'
  readonly fromState: VersionState | null
  readonly toState: VersionState
  readonly part: OwnerPart | null
  readonly actorId: PersonId | null
  readonly reason: string | null
  readonly at: Date
}

export interface ApprovalRow {
  readonly part: OwnerPart
  readonly organisationId: OrganisationId
  readonly personId: PersonId
  readonly contentHash: string
  readonly at: Date
}

const COLUMNS = `v.id, v.plan_id as "planId", v.number, v.state, v.title, v.narrative, v.parent_version_id as "parentVersionId", v.content_hash as "contentHash", v.revision,
  v.published_at as "publishedAt", v.superseded_at as "supersededAt", v.created_at as "createdAt", v.updated_at as "updatedAt"`

@Injectable()
export class PlanVersionQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<PlanVersionRow | undefined> {
    return on.maybeOne<PlanVersionRow>({ name: 'workforce.version', text: `select ${COLUMNS} from workforce.plan_version v where v.id = $1` }, [id])
  }

  byIds(ids: readonly string[], on: Executor = this.database): Promise<PlanVersionRow[]> {
    return on.rows<PlanVersionRow>({ name: 'workforce.versions', text: `select ${COLUMNS} from workforce.plan_version v where v.id = any($1::uuid[])` }, [ids])
  }

  /** Newest first; more than a reader wants are left out. */
  ofPlan(planId: string, on: Executor = this.database): Promise<PlanVersionRow[]> {
    return on.rows<PlanVersionRow>({ name: 'workforce.versions-of-plan', text: `select ${COLUMNS} from workforce.plan_version v where v.plan_id = $1 order by v.number desc limit 200` }, [planId])
  }

  published(planId: string, on: Executor = this.database): Promise<PlanVersionRow | undefined> {
    return on.maybeOne<PlanVersionRow>({ name: 'workforce.published-version', text: `select ${COLUMNS} from workforce.plan_version v where v.plan_id = $1 and v.state = 'published'` }, [planId])
  }

  /** The next one of its plan, whose row is locked. Violates `plan_version_one_open` when one is open. */
  async insert(tx: Tx, row: Pick<PlanVersionRow, 'id' | 'planId' | 'title' | 'narrative' | 'parentVersionId'>, now: Date): Promise<void> {
    await tx.run(
      `insert into workforce.plan_version (id, plan_id, number, state, title, narrative, parent_version_id, created_at, updated_at)
       select $1, $2, coalesce(max(v.number), 0) + 1, 'draft', $3, $4, $5, $6, $6 from workforce.plan_version v where v.plan_id = $2`,
      [row.id, row.planId, row.title, row.narrative, row.parentVersionId, now])
  }

  async setWords(tx: Tx, id: PlanVersionId, title: string, narrative: string): Promise<void> {
    await tx.run('update workforce.plan_version set title = $2, narrative = $3 where id = $1', [id, title, narrative])
  }

  async setParentVersion(tx: Tx, id: PlanVersionId, parentVersionId: PlanVersionId): Promise<void> {
    await tx.run('update workforce.plan_version set parent_version_id = $2 where id = $1', [id, parentVersionId])
  }

  /** The content was changed: whoever holds the revision of before is told. */
  async touch(tx: Tx, id: PlanVersionId, now: Date): Promise<void> {
    await tx.run('update workforce.plan_version set revision = revision + 1, updated_at = $2 where id = $1', [id, now])
  }

  async setState(tx: Tx, id: PlanVersionId, state: VersionState, now: Date, contentHash: string | null): Promise<void> {
    await tx.run(
      `update workforce.plan_version set state = $2, updated_at = $3, content_hash = $4,
         published_at = case when $2 = 'published' then $3 else published_at end, superseded_at = case when $2 = 'superseded' then $3 else superseded_at end where id = $1`,
      [id, state, now, contentHash])
  }

  async note(tx: Tx, versionId: PlanVersionId, { action, fromState, toState, part, actorId, reason, at }: VersionHistoryRow): Promise<void> {
    await tx.run('insert into workforce.plan_version_history (id, version_id, action, from_state, to_state, part, actor_id, reason, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [newId(), versionId, action, fromState, toState, part, actorId, reason, at])
  }

  /** Newest first. */
  history(versionId: string): Promise<VersionHistoryRow[]> {
    return this.database.rows<VersionHistoryRow>(
      `select h.action, h.from_state as "fromState", h.to_state as "toState", h.part, h.actor_id as "actorId", h.reason, h.at
       from workforce.plan_version_history h where h.version_id = $1 order by h.at desc, h.id desc limit 200`, [versionId])
  }

  /** Approvals that stand. */
  approvals(versionId: string, on: Executor = this.database): Promise<ApprovalRow[]> {
    return on.rows<ApprovalRow>(
      `select a.part, a.organisation_id as "organisationId", a.person_id as "personId", a.content_hash as "contentHash", a.at
       from workforce.plan_approval a where a.version_id = $1 and a.withdrawn_at is null order by a.at, a.id`, [versionId])
  }

  async approve(tx: Tx, versionId: PlanVersionId, row: ApprovalRow): Promise<void> {
    await tx.run('insert into workforce.plan_approval (id, version_id, part, organisation_id, person_id, content_hash, at) values ($1, $2, $3, $4, $5, $6, $7)',
      [newId(), versionId, row.part, row.organisationId, row.personId, row.contentHash, row.at])
  }

  /** Answers whose approvals were withdrawn. */
  withdrawApprovals(tx: Tx, versionId: PlanVersionId, now: Date): Promise<{ readonly part: OwnerPart }[]> {
    return tx.rows('update workforce.plan_approval set withdrawn_at = $2 where version_id = $1 and withdrawn_at is null returning part', [versionId, now])
  }
}
