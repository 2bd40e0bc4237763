import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { isId, londonDate } from '#kernel'
import { type Ctx, isPlatformAdmin, organisationsWithRole, personOf, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { badInput, notFound } from '#platform/errors'
import { type PeopleFilter, PeopleListQueries, type PeopleScope, type PersonListing } from '../data/people-list.queries.js'
import { PersonRecordQueries, type PersonRecordRow } from '../data/person-record.queries.js'
import { editPerson, seePerson } from './people-policies.js'
import { PersonAccess } from './person-access.js'
import { listPeople } from './upkeep-policies.js'

/** A record as the asker sees it. */
export interface VisibleRecord extends PersonRecordRow {
  readonly viewerCanEdit: boolean
}

const scopeOf = (ctx: Ctx): PeopleScope => ({
  everybody: isPlatformAdmin(ctx.actor), organisationIds: organisationsWithRole(ctx.actor, 'organisation_admin'), self: personOf(ctx.actor), today: londonDate(ctx.now),
})

/** Reading people: lists in the asker's scope, and records, with a note in the audit trail of who looked at whom. */
@Injectable()
export class PersonRecordsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lists: PeopleListQueries,
    private readonly records: PersonRecordQueries,
    private readonly access: PersonAccess,
    private readonly audit: AuditService,
  ) {}

  /**
   * The people whom the asker may see, by family name: of organisations they administer, those they manage, themselves.
   * Whoever has left an organisation is listed to it with the time they were there, and with nothing of what came after.
   */
  async page(ctx: Ctx, filter: PeopleFilter, first: number, after: readonly [string, string, string] | undefined): Promise<{ rows: PersonListing[]; total: number }> {
    requireAccess(ctx, listPeople, undefined)
    if (filter.organisationId != null && !isId(filter.organisationId)) throw badInput('organisationId is not an id.')
    return this.lists.page(scopeOf(ctx), filter, first, after)
  }

  /** One record. Looking at another person's is noted. */
  async byId(ctx: Ctx, id: string): Promise<VisibleRecord> {
    const facts = await this.access.require(ctx, seePerson, id)
    return this.uow.run(async (tx) => {
      const record = await this.records.record(facts.personId, scopeOf(ctx), tx)
      if (record === undefined) throw notFound('The person')
      if (personOf(ctx.actor) !== facts.personId) await this.audit.record(tx, ctx, { action: 'person:read', subject: { person: facts.personId } })
      return { ...record, viewerCanEdit: editPerson.allows(ctx.actor, facts) }
    })
  }
}
