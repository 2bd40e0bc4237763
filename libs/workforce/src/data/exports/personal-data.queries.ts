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
  reviewSteps: `
    select h.review_id, h.action, h.to_state, h.reason, h.at from workforce.pipeline_history h where h.actor_id = any($1::uuid[]) order by h.at, h.id`,
}

/** What workforce adds to a person's own copy of their data. */
export const workforcePersonalData: PersonalDataContribution = { name: 'workforce', read: (tx, { recordIds }) => rowsByName(tx, QUERIES, [recordIds]) }
