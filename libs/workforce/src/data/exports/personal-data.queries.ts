import type { PersonalDataContribution } from '#directory'
import { rowsByName } from '#platform/database'

/** What workforce holds of a person ($1: their records). What they did to plans and reviews besides is in the audit trail. */
const QUERIES: Readonly<Record<string, string>> = {
  planApprovals: `
    select a.version_id, v.title as plan_title, v.number, a.part, a.at, a.withdrawn_at from workforce.plan_approval a join workforce.plan_version v on v.id = a.version_id
    where a.person_id = any($1::uuid[]) order by a.at, a.id`,
  planSteps: `
    select h.version_id, h.action, h.to_state, h.reason, h.at from workforce.plan_version_history h where h.actor_id = any($1::uuid[]) order by h.at, h.id`,
  figuresRecorded: `
    select i.key as indicator_key, f.area_key, f.observed_on, f.revision, f.source, f.reason, f.recorded_at from workforce.recorded_figure f join workforce.indicator i on i.id = f.indicator_id
    where f.recorded_by_id = any($1::uuid[]) order by f.recorded_at, f.id`,
  reviewActions: `
    select a.review_id, a.title, a.due_on, a.state, a.settled_reason, a.settled_at from workforce.pipeline_action a where a.person_id = any($1::uuid[]) order by a.due_on, a.id`,
  milestoneClaims: `
    select c.id, t.code as target, c.title as post, c.grade, c.from_on, c.engagement, c.state, c.claimed_at, c.decided_at, c.revoked_at, c.revocation_reason, c.answer, c.objection, c.answered_at,
      c.claimed_by_id = any($1::uuid[]) as claimed_by_you, case when c.claimed_by_id = any($1::uuid[]) then c.account end as your_account
    from workforce.milestone_claim c join workforce.target t on t.id = c.target_id where c.person_id = any($1::uuid[]) or (c.claimed_by_id = any($1::uuid[]) and c.person_id is null) order by c.claimed_at, c.id`,
  milestoneClaimsForOthers: `
    select t.code as target, c.state, c.account, c.claimed_at from workforce.milestone_claim c join workforce.target t on t.id = c.target_id
    where c.claimed_by_id = any($1::uuid[]) and c.person_id is not null and not c.person_id = any($1::uuid[]) order by c.claimed_at, c.id`,
  milestoneEvidence: `
    select e.claim_id, e.file_id, e.link, e.note, e.added_at from workforce.milestone_evidence e where e.added_by_id = any($1::uuid[]) order by e.added_at, e.id`,
  milestoneSteps: `
    select h.claim_id, h.action, h.to_state, h.reason, h.at from workforce.milestone_history h where h.actor_id = any($1::uuid[]) order by h.at, h.id`,
  milestoneSuggestions: `
    select t.code as target, d.state, d.suggested_at, d.objection from workforce.milestone_candidate d join workforce.target t on t.id = d.target_id where d.person_id = any($1::uuid[]) order by d.suggested_at, d.id`,
  reviewSteps: `
    select h.review_id, h.action, h.to_state, h.reason, h.at from workforce.pipeline_history h where h.actor_id = any($1::uuid[]) order by h.at, h.id`,
}

/** What workforce adds to a person's own copy of their data. */
export const workforcePersonalData: PersonalDataContribution = { name: 'workforce', read: (tx, { recordIds }) => rowsByName(tx, QUERIES, [recordIds]) }
