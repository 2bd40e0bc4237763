import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { type ApprovalCase, ApproverQueries, type ReportRow } from '../data/approver.queries.js'
import { type Approver, resolveApprover } from '../domain/resolve-approver.js'

/** Who decides for whom, with absences and delegates counted in. */
@Injectable()
export class ApproversService {
  constructor(private readonly queries: ApproverQueries) {}

  /** Who approves what a person asks for in an organisation on a day, and as what; `undefined` when nobody can. */
  async approverFor(personId: PersonId, organisationId: OrganisationId, on: PlainDate): Promise<Approver | undefined> {
    return (await this.approversFor([{ personId, organisationId }], on))[0]
  }

  /** The same for many at once, in the order asked. */
  async approversFor(cases: readonly ApprovalCase[], on: PlainDate): Promise<readonly (Approver | undefined)[]> {
    if (cases.length === 0) return []
    const { people, lines, fallbacks, absences } = await this.queries.facts(cases, on)
    const current = new Map(people.map(({ personId, currentId }) => [personId, currentId]))
    const managers = new Map(lines.map((step) => [`${step.organisationId} ${step.personId}`, step.managerId]))
    return cases.map(({ personId, organisationId }) => resolveApprover(current.get(personId) ?? personId, on, {
      lineManagerOf: (person) => managers.get(`${organisationId} ${person}`), absences,
      fallbacks: fallbacks.filter((one) => one.organisationId === organisationId).map((one) => one.personId),
    }))
  }

  /** The people for whom a manager decides on a day, own reports and those of managers who delegate to them. */
  async reportsOf(managerId: PersonId, on: PlainDate): Promise<readonly ReportRow[]> {
    return this.queries.reports(managerId, on)
  }
}
