import { Injectable } from '@nestjs/common'
import { ApproversService, MembershipsService, OrganisationsService, PeopleService } from '#directory'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { type ApproverOnDay, type Belonging, PeopleDirectory, type PersonOnDay } from './people-directory.js'

/** The directory's services, asked in batches. */
@Injectable()
export class DirectoryPeople extends PeopleDirectory {
  constructor(
    private readonly people: PeopleService,
    private readonly memberships: MembershipsService,
    private readonly organisations: OrganisationsService,
    private readonly approvers: ApproversService,
  ) {
    super()
  }

  async onDay(personIds: readonly PersonId[], on: PlainDate): Promise<ReadonlyMap<PersonId, PersonOnDay>> {
    const [people, roles, principals] = await Promise.all([
      this.people.byIds(personIds), this.memberships.rolesOfMany(personIds, on), this.memberships.organisationsOf(personIds, on),
    ])
    const organisations = await this.organisations.byIds([...new Set([...roles.values()].flat().map(({ organisationId }) => organisationId))])
    return new Map([...people].map(([personId, { background }]) => {
      const held = roles.get(personId) ?? []
      const principal = principals.get(personId)?.organisationId
      const ids = [...new Set([...(principal ? [principal] : []), ...held.map(({ organisationId }) => organisationId)])]
      const belongsTo = ids.flatMap((organisationId): Belonging[] => {
        const organisation = organisations.get(organisationId)
        return organisation ? [{ organisationId, organisationKind: organisation.kind, region: organisation.region ?? undefined }] : []
      })
      return [personId, { personId, background: background ?? undefined, isElectedMember: held.some(({ role }) => role === 'elected_member'), belongsTo }]
    }))
  }

  async approverOf(personId: PersonId, organisationId: OrganisationId, on: PlainDate): Promise<PersonId | undefined> {
    return (await this.approvers.approverFor(personId, organisationId, on))?.personId
  }

  approversOf(cases: readonly { readonly personId: PersonId; readonly organisationId: OrganisationId }[], on: PlainDate): Promise<readonly (ApproverOnDay | undefined)[]> {
    return this.approvers.approversFor(cases, on)
  }

  approvesFor(approverId: PersonId, on: PlainDate): Promise<readonly { readonly personId: PersonId; readonly organisationId: OrganisationId }[]> {
    return this.approvers.reportsOf(approverId, on)
  }

  byEmails(emails: readonly string[]): Promise<ReadonlyMap<string, PersonId>> {
    return this.people.idsByEmails(emails)
  }
}
