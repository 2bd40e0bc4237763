import { Injectable } from '@nestjs/common'
import { err, newId, ok, type PersonId } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { PersonQueries } from '../data/person.queries.js'
import { PersonWriteQueries } from '../data/person-write.queries.js'
import { InvitationWriter } from './invitation-writer.js'
import { MembershipWriter } from './membership-writer.js'
import { type MembershipInput, type PersonResult, readMembership } from './membership-upkeep.service.js'
import { editPerson, grantRole, managePeopleOf } from './people-policies.js'
import { PersonAccess } from './person-access.js'
import { PersonTrail } from './person-trail.js'
import { FieldReader, refuse } from './read-fields.js'
import { type PersonInput, readEmail, readPerson } from './read-person.js'

export interface NewPersonInput extends PersonInput {
  readonly email: string
  readonly membership: MembershipInput
  /** Whether to mail an invitation to sign in at once. */
  readonly invite: boolean
}

/** What an administrator reads when an address is somebody else's already: most often it is the same person. */
const TAKEN = 'Somebody on Waymark has this address already. If it is the same person, invite them to join your organisation: their record comes with them. If not, check the address.'

/** Adding people and correcting their details. */
@Injectable()
export class PersonUpkeepService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PersonQueries,
    private readonly writes: PersonWriteQueries,
    private readonly memberships: MembershipWriter,
    private readonly invitations: InvitationWriter,
    private readonly access: PersonAccess,
    private readonly trail: PersonTrail,
  ) {}

  /** Adds a person with a first membership. Errors by field; `EMAIL_TAKEN` when the address is another person's. */
  async create(ctx: Ctx, input: NewPersonInput): Promise<PersonResult> {
    const reader = new FieldReader()
    const details = readPerson(reader, input)
    const email = readEmail(reader, input.email)
    const membership = readMembership(reader, input.membership, 'membership.')
    const personId = newId<PersonId>()
    requireAccess(ctx, managePeopleOf, membership)
    requireAccess(ctx, grantRole, { ...membership, personId })
    if (reader.problems.length > 0) return err(reader.problems)
    return this.uow.run(async (tx): Promise<PersonResult> => {
      await this.writes.insert(tx, personId, details, ctx.now)
      if (!(await this.writes.insertEmail(tx, personId, email, true))) return refuse('EMAIL_TAKEN', 'email', TAKEN)
      await this.trail.changed(tx, ctx, 'person:create', personId)
      const opened = await this.memberships.open(tx, ctx, { ...membership, personId, origin: 'added' }, 'membership.')
      if (!opened.ok) return opened
      if (input.invite) await this.invitations.invite(tx, ctx, [{ personId, email, anyEmail: false }])
      return ok(personId)
    })
  }

  /** Corrects names, background and language. */
  async update(ctx: Ctx, id: string, input: PersonInput): Promise<PersonResult> {
    const { personId } = await this.access.require(ctx, editPerson, id)
    const reader = new FieldReader()
    const details = readPerson(reader, input)
    if (reader.problems.length > 0) return err(reader.problems)
    return this.uow.run(async (tx): Promise<PersonResult> => {
      const before = await this.people.lock(tx, personId)
      if (before === undefined) return refuse('MERGED', '', 'This record has just been merged into another. Open that one and try again.')
      await this.writes.update(tx, personId, details, ctx.now)
      const fields = (['givenName', 'familyName', 'background', 'locale'] as const).filter((field) => before[field] !== details[field])
      await this.trail.changed(tx, ctx, editPerson.action, personId, { fields })
      return ok(personId)
    })
  }
}
