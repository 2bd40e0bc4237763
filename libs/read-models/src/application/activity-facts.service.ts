import { Injectable } from '@nestjs/common'
import type { Executor } from '#platform/database'
import { type ActivityFact, ActivityFactsQueries } from '../data/activity-facts.queries.js'

/** Facts of activity across libs, for Waymark itself: it asks nobody's permission, and is not behind the API. */
@Injectable()
export class ActivityFactsService {
  constructor(private readonly queries: ActivityFactsQueries) {}

  /** What happened to enrolments (`cohorts`) or matches (`mentoring`), by quarter. */
  of(strand: 'cohorts' | 'mentoring', ids: readonly string[], on: Executor): Promise<readonly ActivityFact[]> {
    return strand === 'cohorts' ? this.queries.ofEnrolments(ids, on) : this.queries.ofMatches(ids, on)
  }

  /** The next ids of a walk over all of a strand; none at its end. */
  idsAfter(strand: 'cohorts' | 'mentoring', after: string | null, limit: number, on: Executor): Promise<readonly string[]> {
    return strand === 'cohorts' ? this.queries.enrolmentsAfter(after, limit, on) : this.queries.matchesAfter(after, limit, on)
  }

  enrolmentsOfRun(runId: string): Promise<readonly string[]> {
    return this.queries.enrolmentsOfRun(runId)
  }

  matchesOfScenario(scenarioId: string): Promise<readonly string[]> {
    return this.queries.matchesOfScenario(scenarioId)
  }

  ofOrganisations(organisationIds: readonly string[]): Promise<{ readonly enrolments: readonly string[]; readonly matches: readonly string[] }> {
    return this.queries.ofOrganisations(organisationIds)
  }
}
