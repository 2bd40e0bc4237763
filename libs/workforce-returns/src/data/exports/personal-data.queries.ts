import type { PersonalDataContribution } from '#directory'
import { rowsByName } from '#platform/database'

/** What a person ($1: the ids of their records) did with returns. The figures are the organisation's and about nobody by name. */
const QUERIES: Readonly<Record<string, string>> = {
  returnsBegun: `select quarter, revision, state, correction_reason, started_at from workforce_returns.workforce_return where started_by_id = any($1::uuid[]) order by started_at, id`,
  returnsSubmitted: `select quarter, revision, state, submitted_at from workforce_returns.workforce_return where submitted_by_id = any($1::uuid[]) order by submitted_at, id`,
  returnSteps: `select action, from_state, to_state, at, reason from workforce_returns.return_history where actor_id = any($1::uuid[]) order by at, id`,
  sectionsSaved: `
    select r.quarter, r.revision, s.section, s.via, s.saved_at from workforce_returns.return_section s join workforce_returns.workforce_return r on r.id = s.return_id
    where s.saved_by_id = any($1::uuid[]) order by s.saved_at, r.id, s.section`,
  listsPublished: `select kind, number, published_at from workforce_returns.reference_version where published_by_id = any($1::uuid[]) order by published_at, id`,
  learningRoutesAdded: `select skill_key, level_key, note, added_at, ended_at from workforce_returns.learning_route where added_by_id = any($1::uuid[]) order by added_at, id`,
  learningRoutesEnded: `select skill_key, level_key, ended_at from workforce_returns.learning_route where ended_by_id = any($1::uuid[]) order by ended_at, id`,
}

/** What workforce returns add to a person's own copy of their data. */
export const workforceReturnsPersonalData: PersonalDataContribution = { name: 'workforceReturns', read: (tx, { recordIds }) => rowsByName(tx, QUERIES, [recordIds]) }
