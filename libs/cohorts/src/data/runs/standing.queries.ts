import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { Database, type Executor } from '#platform/database'
import type { CohortRunId, EnrolmentId, EnrolmentState, ProgrammeId, ProgrammeVersionId, RunState, VersionState } from '../../domain/index.js'

/** Where a run stands, and what one person is in it. */
export interface RunStandingRow {
  readonly runId: CohortRunId
  readonly runState: RunState
  readonly ownerId: OrganisationId
  readonly versionId: ProgrammeVersionId
  readonly programmeId: ProgrammeId
  readonly facilitates: boolean
  readonly learns: boolean
}

export interface EnrolmentStandingRow extends RunStandingRow {
  readonly enrolmentId: EnrolmentId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly state: EnrolmentState
}

export interface VersionStandingRow {
  readonly versionId: ProgrammeVersionId
  readonly versionState: VersionState
  readonly programmeId: ProgrammeId
  readonly ownerId: OrganisationId
  /** Facilitates a run of this version. */
  readonly facilitates: boolean
}

export interface ProgrammeStandingRow {
  readonly programmeId: ProgrammeId
  readonly ownerId: OrganisationId
  readonly published: boolean
}

const RUN = `r.id as "runId", r.state as "runState", r.organisation_id as "ownerId", v.id as "versionId", v.programme_id as "programmeId",
  exists (select from cohorts.run_facilitator f where f.run_id = r.id and f.person_id = $2::uuid) as facilitates,
  exists (select from cohorts.enrolment l where l.run_id = r.id and l.person_id = $2::uuid and l.state in ('accepted', 'active', 'completed')) as learns`

/** The facts behind every access decision, one statement each. */
@Injectable()
export class StandingQueries {
  constructor(private readonly database: Database) {}

  runs(runIds: readonly string[], personId: PersonId | undefined, on: Executor = this.database): Promise<RunStandingRow[]> {
    return on.rows<RunStandingRow>({
      name: 'cohorts.run-standing',
      text: `select ${RUN} from cohorts.cohort_run r join cohorts.programme_version v on v.id = r.programme_version_id where r.id = any($1::uuid[])`,
    }, [runIds, personId ?? null])
  }

  enrolments(ids: readonly string[], personId: PersonId | undefined, on: Executor = this.database): Promise<EnrolmentStandingRow[]> {
    return on.rows<EnrolmentStandingRow>({
      name: 'cohorts.enrolment-standing',
      text: `select ${RUN}, e.id as "enrolmentId", e.person_id as "personId", e.organisation_id as "organisationId", e.state
        from cohorts.enrolment e join cohorts.cohort_run r on r.id = e.run_id join cohorts.programme_version v on v.id = r.programme_version_id
        where e.id = any($1::uuid[])`,
    }, [ids, personId ?? null])
  }

  version(versionId: string, personId: PersonId | undefined, on: Executor = this.database): Promise<VersionStandingRow | undefined> {
    return on.maybeOne<VersionStandingRow>(
      `select v.id as "versionId", v.state as "versionState", v.programme_id as "programmeId", p.organisation_id as "ownerId",
         exists (select from cohorts.cohort_run r join cohorts.run_facilitator f on f.run_id = r.id
                 where r.programme_version_id = v.id and f.person_id = $2::uuid) as facilitates
       from cohorts.programme_version v join cohorts.programme p on p.id = v.programme_id where v.id = $1`,
      [versionId, personId ?? null])
  }

  programme(programmeId: string, on: Executor = this.database): Promise<ProgrammeStandingRow | undefined> {
    return on.maybeOne<ProgrammeStandingRow>(
      `select p.id as "programmeId", p.organisation_id as "ownerId",
         exists (select from cohorts.programme_version v where v.programme_id = p.id and v.state <> 'draft') as published
       from cohorts.programme p where p.id = $1`,
      [programmeId])
  }
}
