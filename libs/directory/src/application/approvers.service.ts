import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { ApproverQueries, type ReportRow } from '../data/approver.queries.js'
import { type Approver, resolveApprover } from '../domain/resolve-approver.js'

/** Who decides for whom, with absences and delegates counted in. */
@Injectable()
export class ApproversService {
  constructor(private readonly queries: ApproverQueries) {}

  /** Who approves what a person asks for in an organisation on a day, and as what; `undefined` when nobody can. */
  async approverFor(personId: PersonId, organisationId: OrganisationId, on: PlainDate): Promise<Approver | undefined> {
    const { line, fallbacks, absences } = await this.queries.facts(personId, organisationId, on)
    const managers = new Map(line.map((step) => [step.personId, step.managerId]))
    return resolveApprover(personId, on, { lineManagerOf: (person) => managers.get(person), absences, fallbacks })
  }

  /** The people for whom a manager decides on a day, own reports and those of managers who delegate to them. */
  async reportsOf(managerId: PersonId, on: PlainDate): Promise<readonly ReportRow[]> {
    return this.queries.reports(managerId, on)
  }
}
