import { Injectable } from '@nestjs/common'
import { newId, type OrganisationId, type PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { ClaimContent, ClaimState, MilestoneClaimId, MilestoneEvidenceId, MilestoneSubject, PlanId, TargetId, VerifyingOwner } from '../../domain/index.js'

export interface MilestoneClaimRow extends ClaimContent {
  readonly id: MilestoneClaimId
  readonly targetId: TargetId
  readonly planId: PlanId
  readonly milestone: string
  readonly subject: MilestoneSubject
  readonly personId: PersonId | null
  readonly state: ClaimState
  readonly claimedById: PersonId | null
  readonly claimantOrganisationId: OrganisationId | null
  readonly claimedAt: Date
  readonly waitingSince: Date
  readonly decidedById: PersonId | null
  readonly decidedAt: Date | null
  readonly decisionReason: string | null
  readonly revokedAt: Date | null
  readonly revocationReason: string | null
  readonly answer: 'agreed' | 'objected' | null
  readonly objection: string | null
  readonly answeredAt: Date | null
}

export interface MilestoneEvidenceRow {
  readonly id: MilestoneEvidenceId
  readonly claimId: MilestoneClaimId
  readonly fileId: string | null
  readonly link: string | null
  readonly contentHash: string
  readonly note: string
  readonly addedById: PersonId | null
  readonly addedAt: Date
}

export interface MilestoneHistoryRow {
  readonly claimId: MilestoneClaimId
  readonly action: string
  readonly toState: string
  readonly actorId: PersonId | null
  readonly reason: string | null
  readonly at: Date
}

/** Organisations by what the actor is there: the scope of every list. */
export interface EvidenceViewer {
  readonly all: boolean
  readonly personId: PersonId | null
  readonly speaksFor: readonly OrganisationId[]
  readonly verifiesFor: readonly OrganisationId[]
}

export interface ClaimFilter {
  readonly targetId?: string | undefined
  readonly state?: ClaimState | undefined
  /** Only those about the viewer. */
  readonly mine?: boolean | undefined
}

const CLAIMS = `(
  select c.id, c.target_id as "targetId", t.plan_id as "planId", c.milestone, c.subject, c.person_id as "personId", c.organisation_id as "organisationId", c.title, c.grade, c.from_on as "from", c.engagement, c.account,
    c.state, c.claimed_by_id as "claimedById", c.claimant_organisation_id as "claimantOrganisationId", c.claimed_at as "claimedAt", c.waiting_since as "waitingSince", c.reminded_at as "remindedAt",
    c.decided_by_id as "decidedById", c.decided_at as "decidedAt", c.decision_reason as "decisionReason", c.revoked_at as "revokedAt", c.revocation_reason as "revocationReason", c.answer, c.objection, c.answered_at as "answeredAt"
  from workforce.milestone_claim c join workforce.target t on t.id = c.target_id)`

/** Owners of the plan of a claim, and of the national plan. */
const OWNERS = `workforce.plan_owner o join workforce.plan p on p.id = o.plan_id where o.ended_at is null and (o.plan_id = c."planId" or (p.area_key = 'nation' and p.closed_at is null))`
/** $1 all, $2 person, $3 speaks for, $4 verifies for. Says the same as `MilestoneAccess`, which decides about one. */
const VISIBLE = `($1::boolean or c."personId" = $2 or c."claimedById" = $2 or c."claimantOrganisationId" = any($3::uuid[])
  or exists (select from workforce.plan_owner o where o.plan_id = c."planId" and o.ended_at is null and o.organisation_id = any($3::uuid[]))
  or exists (select from ${OWNERS} and o.organisation_id = any($4::uuid[])))`
/** $1 person, $2 verifies for. Says the same as `verifyingOrganisations`. */
const DECIDES = `c."claimedById" is distinct from $1 and c."personId" is distinct from $1
  and exists (select from ${OWNERS} and o.organisation_id = any($2::uuid[]) and o.organisation_id <> c."organisationId"
    and (p.area_key = 'nation' or (select count(distinct x.organisation_id) from workforce.plan_owner x where x.plan_id = o.plan_id and x.ended_at is null) > 1))`
const FILTER = `${VISIBLE} and ($5::uuid is null or c."targetId" = $5) and ($6::text is null or c.state = $6) and (not $7::boolean or c."personId" = $2)`

@Injectable()
export class MilestoneClaimQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<MilestoneClaimRow | undefined> {
    return on.maybeOne<MilestoneClaimRow>({ name: 'workforce.milestone-claim', text: `select c.* from ${CLAIMS} c where c.id = $1` }, [id])
  }

  async lock(tx: Tx, id: string): Promise<MilestoneClaimRow | undefined> {
    await tx.run('select from workforce.milestone_claim where id = $1 for update', [id])
    return this.one(id, tx)
  }

  /** Whoever claims for a target waits here for others who do. */
  async lockTarget(tx: Tx, targetId: TargetId): Promise<void> {
    await tx.run('select from workforce.target where id = $1 for no key update', [targetId])
  }

  /** Newest first. */
  async page(viewer: EvidenceViewer, { targetId, state, mine }: ClaimFilter, first: number, after: readonly [claimedAt: string, id: string] | undefined): Promise<{ rows: MilestoneClaimRow[]; total: number }> {
    const values = [viewer.all, viewer.personId, viewer.speaksFor, viewer.verifiesFor, targetId ?? null, state ?? null, mine ?? false]
    const [rows, { total }] = await Promise.all([
      this.database.rows<MilestoneClaimRow>(`select c.* from ${CLAIMS} c where ${FILTER} and ($8::timestamptz is null or (c."claimedAt", c.id) < ($8, $9::uuid)) order by c."claimedAt" desc, c.id desc limit $10`, [...values, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>(`select count(*) as total from ${CLAIMS} c where ${FILTER}`, values),
    ])
    return { rows, total }
  }

  /** How many claims for a target the viewer may know of, by state. */
  countsOf(viewer: EvidenceViewer, targetId: string): Promise<{ readonly state: ClaimState; readonly count: number }[]> {
    return this.database.rows(
      `select c.state, count(*)::int as count from ${CLAIMS} c where ${VISIBLE} and c."targetId" = $5 group by c.state order by c.state`, [viewer.all, viewer.personId, viewer.speaksFor, viewer.verifiesFor, targetId])
  }

  /** What waits for a verdict that the viewer may give, longest waiting first. */
  async queue({ personId, verifiesFor }: EvidenceViewer, first: number, after: readonly [waitingSince: string, id: string] | undefined): Promise<{ rows: MilestoneClaimRow[]; total: number }> {
    const values = [personId, verifiesFor]
    const [rows, { total }] = await Promise.all([
      this.database.rows<MilestoneClaimRow>(`select c.* from ${CLAIMS} c where c.state = 'evidenced' and ${DECIDES} and ($3::timestamptz is null or (c."waitingSince", c.id) > ($3, $4::uuid)) order by c."waitingSince", c.id limit $5`, [...values, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>(`select count(*) as total from ${CLAIMS} c where c.state = 'evidenced' and ${DECIDES}`, values),
    ])
    return { rows, total }
  }

  owners({ planId }: Pick<MilestoneClaimRow, 'planId'>, on: Executor = this.database): Promise<VerifyingOwner[]> {
    return on.rows<VerifyingOwner>({
      name: 'workforce.milestone-owners',
      text: `select o.organisation_id as "organisationId", o.plan_id = $1 as "ofPlan", p.area_key = 'nation' as national,
          (select count(distinct x.organisation_id) from workforce.plan_owner x where x.plan_id = o.plan_id and x.ended_at is null) < 2 as "ownsAlone"
        from workforce.plan_owner o join workforce.plan p on p.id = o.plan_id where o.ended_at is null and (o.plan_id = $1 or (p.area_key = 'nation' and p.closed_at is null)) order by o.plan_id, o.part`,
    }, [planId])
  }

  /** The claim that stands for a person, or for an organisation, and a target. */
  live(tx: Tx, targetId: TargetId, subject: { readonly personId: PersonId | null; readonly organisationId?: OrganisationId }): Promise<{ readonly id: MilestoneClaimId } | undefined> {
    return tx.maybeOne(
      `select c.id from workforce.milestone_claim c where c.target_id = $1 and c.state in ('claimed', 'evidenced', 'verified') and (case when $2::uuid is null then c.person_id is null and c.organisation_id = $3 else c.person_id = $2 end)`,
      [targetId, subject.personId, subject.organisationId ?? null])
  }

  async insert(tx: Tx, row: Omit<MilestoneClaimRow, 'planId' | 'state' | 'waitingSince' | 'decidedById' | 'decidedAt' | 'decisionReason' | 'revokedAt' | 'revocationReason' | 'answer' | 'objection' | 'answeredAt'>): Promise<void> {
    await tx.run(
      `insert into workforce.milestone_claim (id, target_id, milestone, subject, person_id, organisation_id, title, grade, from_on, engagement, account, state, claimed_by_id, claimant_organisation_id, claimed_at, waiting_since)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'claimed', $12, $13, $14, $14)`,
      [row.id, row.targetId, row.milestone, row.subject, row.personId, row.organisationId, row.title, row.grade, row.from, row.engagement, row.account, row.claimedById, row.claimantOrganisationId, row.claimedAt])
  }

  /** Evidence upon evidence keeps the place in the queue. */
  async setState(tx: Tx, id: MilestoneClaimId, state: ClaimState, at: Date): Promise<void> {
    await tx.run('update workforce.milestone_claim set waiting_since = case when state = $2 then waiting_since else $3 end, reminded_at = case when state = $2 then reminded_at end, state = $2 where id = $1', [id, state, at])
  }

  async setVerdict(tx: Tx, id: MilestoneClaimId, by: PersonId, reason: string | null, at: Date): Promise<void> {
    await tx.run('update workforce.milestone_claim set decided_by_id = $2, decision_reason = $3, decided_at = $4 where id = $1', [id, by, reason, at])
  }

  /** With its time and reason in one, as the constraint wants. Who verified it stays. */
  async setRevoked(tx: Tx, id: MilestoneClaimId, reason: string, at: Date): Promise<void> {
    await tx.run(`update workforce.milestone_claim set state = 'revoked', revoked_at = $3, revocation_reason = $2, waiting_since = $3, reminded_at = null where id = $1`, [id, reason, at])
  }

  async setAnswer(tx: Tx, id: MilestoneClaimId, answer: 'agreed' | 'objected', objection: string | null, at: Date): Promise<void> {
    await tx.run('update workforce.milestone_claim set answer = $2, objection = $3, answered_at = $4 where id = $1', [id, answer, objection, at])
  }

  async addEvidence(tx: Tx, row: MilestoneEvidenceRow): Promise<void> {
    await tx.run('insert into workforce.milestone_evidence (id, claim_id, file_id, link, content_hash, note, added_by_id, added_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [row.id, row.claimId, row.fileId, row.link, row.contentHash, row.note, row.addedById, row.addedAt])
  }

  /** Oldest first. */
  evidenceOf(claimIds: readonly string[], on: Executor = this.database): Promise<MilestoneEvidenceRow[]> {
    return on.rows<MilestoneEvidenceRow>(
      `select e.id, e.claim_id as "claimId", e.file_id as "fileId", e.link, e.content_hash as "contentHash", e.note, e.added_by_id as "addedById", e.added_at as "addedAt"
       from workforce.milestone_evidence e where e.claim_id = any($1::uuid[]) order by e.added_at, e.id`, [claimIds])
  }

  claimOfEvidence(id: string): Promise<{ readonly claimId: MilestoneClaimId } | undefined> {
    return this.database.maybeOne('select e.claim_id as "claimId" from workforce.milestone_evidence e where e.id = $1', [id])
  }

  /** Whether the same was evidence of a claim for the same target and person that was rejected or revoked. */
  async wasRejected(tx: Tx, claim: MilestoneClaimRow, contentHash: string): Promise<boolean> {
    const { found } = await tx.one<{ found: boolean }>(
      `select exists (select from workforce.milestone_evidence e join workforce.milestone_claim c on c.id = e.claim_id
         where c.target_id = $1 and c.person_id is not distinct from $2 and ($2::uuid is not null or c.organisation_id = $3) and c.state in ('rejected', 'revoked') and e.content_hash = $4) as found`,
      [claim.targetId, claim.personId, claim.organisationId, contentHash])
    return found
  }

  async note(tx: Tx, { claimId, action, toState, actorId, reason, at }: MilestoneHistoryRow): Promise<void> {
    await tx.run('insert into workforce.milestone_history (id, claim_id, action, to_state, actor_id, reason, at) values ($1, $2, $3, $4, $5, $6, $7)', [newId(), claimId, action, toState, actorId, reason, at])
  }

  /** Newest first. */
  history(claimId: string): Promise<MilestoneHistoryRow[]> {
    return this.database.rows<MilestoneHistoryRow>(
      `select h.claim_id as "claimId", h.action, h.to_state as "toState", h.actor_id as "actorId", h.reason, h.at from workforce.milestone_history h where h.claim_id = $1 order by h.at desc, h.id desc limit 200`, [claimId])
  }

  /** Claims waiting for a verdict since before a moment, of which nobody was reminded since; marked. */
  takeUnreminded(tx: Tx, before: Date, at: Date): Promise<Pick<MilestoneClaimRow, 'id' | 'planId' | 'organisationId' | 'waitingSince'>[]> {
    return tx.rows(
      `update workforce.milestone_claim c set reminded_at = $2 from workforce.target t where t.id = c.target_id and c.id in (
         select w.id from workforce.milestone_claim w where w.state = 'evidenced' and coalesce(w.reminded_at, w.waiting_since) <= $1 order by w.waiting_since, w.id limit 200 for update skip locked)
       returning c.id, t.plan_id as "planId", c.organisation_id as "organisationId", c.waiting_since as "waitingSince"`, [before, at])
  }
}
