import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { asId, contains, err, isId, newId, ok, type OrganisationId, type PersonId } from '#kernel'
import { type Ctx, isPlatformAdmin, personOf, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { MembershipQueries } from '../data/membership.queries.js'
import { MembershipWriteQueries } from '../data/membership-write.queries.js'
import { PersonQueries } from '../data/person.queries.js'
import { membershipChanged } from '../events.js'
import type { PersonResult } from './membership-upkeep.service.js'
import { membershipFacts } from './membership-writer.js'
import { managePeopleOf } from './people-policies.js'
import { FieldReader, refuse } from './read-fields.js'

export interface LineManagerInput {
  readonly personId: string
  readonly organisationId: string
  /** Absent: nobody, from that day on. */
  readonly managerId?: string | null | undefined
  /** First day, `YYYY-MM-DD`. */
  readonly from: string
}

/** Who is whose line manager. Set by the organisation's administrators: nobody chooses who approves their own applications. */
@Injectable()
export class LineManagersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PersonQueries,
    private readonly memberships: MembershipQueries,
    private readonly writes: MembershipWriteQueries,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Sets the manager from a day on; the history before it stays. Both must belong to the organisation on that day. */
  async set(ctx: Ctx, input: LineManagerInput): Promise<PersonResult> {
    const organisationId = asId<OrganisationId>(input.organisationId)
    requireAccess(ctx, managePeopleOf, { organisationId })
    const reader = new FieldReader()
    const from = reader.date('from', input.from)
    if (reader.problems.length > 0) return err(reader.problems)
    const belongs = async (id: string) =>
      isId(id) && (await this.memberships.ofPerson(asId<PersonId>(id))).some((row) => row.organisationId === organisationId && contains(membershipFacts(row), from))
    const personId = asId<PersonId>(input.personId)
    if (personOf(ctx.actor) === personId && !isPlatformAdmin(ctx.actor)) return refuse('OWN_LINE_MANAGER', 'personId', 'You cannot choose your own line manager. Ask another administrator of your organisation, or of Waymark.')
    const managerId = input.managerId ? asId<PersonId>(input.managerId) : null
    if (!(await belongs(personId))) return refuse('NOT_A_MEMBER', 'personId', 'They do not belong to this organisation on that day.')
    if (managerId === personId) return refuse('OWN_MANAGER', 'managerId', 'Nobody is their own line manager. Choose somebody else.')
    if (managerId !== null && !(await belongs(managerId))) return refuse('NOT_A_MEMBER', 'managerId', 'Choose somebody who belongs to this organisation on that day.')
    return this.uow.run(async (tx): Promise<PersonResult> => {
      if ((await this.people.lock(tx, personId)) === undefined) return refuse('MERGED', '', 'This record has just been merged into another. Open that one and try again.')
      await this.writes.setManager(tx, { id: newId(), personId, organisationId, managerId, from })
      await this.audit.record(tx, ctx, { action: 'line-manager:set', subject: { person: personId }, detail: { organisationId, from, manager: managerId === null ? null : this.audit.pseudonym(managerId) } })
      await this.outbox.add(tx, ctx, membershipChanged, { personId, organisationId })
      return ok(personId)
    })
  }
}
