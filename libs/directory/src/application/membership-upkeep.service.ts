import { Injectable } from '@nestjs/common'
import { asId, err, isId, ok, type OrganisationId, type PersonId, type Result } from '#kernel'
import { type Ctx, requireAccess, type Role, ROLES } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { MembershipQueries } from '../data/membership.queries.js'
import { PersonQueries } from '../data/person.queries.js'
import { planTransfer } from '../domain/memberships.js'
import { transferError } from './membership-errors.js'
import { MembershipWriter, membershipFacts } from './membership-writer.js'
import { grantRole, seePerson } from './people-policies.js'
import { PersonAccess } from './person-access.js'
import { FieldReader, refuse } from './read-fields.js'
import { transferPerson } from './upkeep-policies.js'

/** A membership as somebody typed it. Dates are `YYYY-MM-DD`; `endsOn` is the first day on which it no longer holds. */
export interface MembershipInput {
  readonly organisationId: string
  readonly role: string
  readonly jobTitle?: string | null | undefined
  readonly grade?: string | null | undefined
  readonly startsOn: string
  readonly endsOn?: string | null | undefined
}

export type PersonResult = Result<PersonId, readonly UserError[]>

/** Reads a membership's fields; `at` is their path. */
export function readMembership(reader: FieldReader, input: MembershipInput, at = '') {
  if (input.role === '') reader.say('REQUIRED', `${at}role`, 'Choose a role.')
  return {
    organisationId: asId<OrganisationId>(input.organisationId),
    role: reader.oneOf(`${at}role`, input.role, ROLES) ?? ('learner' as Role),
    jobTitle: reader.optional(`${at}jobTitle`, input.jobTitle, 'the job title'),
    grade: reader.optional(`${at}grade`, input.grade, 'the grade', 100),
    startsOn: reader.date(`${at}startsOn`, input.startsOn),
    endsOn: reader.optionalDate(`${at}endsOn`, input.endsOn) ?? null,
  }
}

/** What people are where: opening, changing and ending memberships, and moving somebody between organisations. */
@Injectable()
export class MembershipUpkeepService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PersonQueries,
    private readonly memberships: MembershipQueries,
    private readonly writer: MembershipWriter,
    private readonly access: PersonAccess,
  ) {}

  /** Gives a role to somebody whom the asker can see already; whoever is elsewhere is invited to join instead. */
  async add(ctx: Ctx, personId: string, input: MembershipInput): Promise<PersonResult> {
    const reader = new FieldReader()
    const wanted = readMembership(reader, input)
    const facts = await this.access.require(ctx, seePerson, personId)
    requireAccess(ctx, grantRole, { organisationId: wanted.organisationId, personId: facts.personId, role: wanted.role })
    if (reader.problems.length > 0) return err(reader.problems)
    return this.onPerson(facts.personId, async (tx) => this.writer.open(tx, ctx, { ...wanted, personId: facts.personId, origin: 'added' }))
  }

  /** Changes the role from a day on (the old one stays in the history), or the title and grade of the role held. */
  async change(ctx: Ctx, membershipId: string, input: { readonly role: string; readonly jobTitle?: string | null | undefined; readonly grade?: string | null | undefined; readonly on: string }): Promise<PersonResult> {
    const membership = await this.managed(ctx, membershipId)
    const reader = new FieldReader()
    const { organisationId, personId } = membership
    const wanted = readMembership(reader, { ...input, organisationId, startsOn: input.on })
    requireAccess(ctx, grantRole, { organisationId, personId, role: wanted.role })
    const on = wanted.startsOn
    if (membership.endsOn !== null && on >= membership.endsOn) reader.say('ENDED', 'on', 'This membership has ended by then. Add a new one.')
    if (reader.problems.length > 0) return err(reader.problems)
    return this.onPerson(personId, async (tx) => {
      if (wanted.role === membership.role) return ok(await this.writer.describe(tx, ctx, membership, wanted))
      const startsOn = on > membership.startsOn ? on : membership.startsOn
      const opened = await this.writer.open(tx, ctx, { ...wanted, personId, startsOn, endsOn: membership.endsOn, origin: membership.origin === 'import' ? 'import' : 'added' })
      if (opened.ok) await this.writer.end(tx, ctx, personId, organisationId, [membership.id], startsOn)
      return opened
    })
  }

  /** Ends a membership on a day (the first on which it no longer holds); one that had not begun is taken away. */
  async end(ctx: Ctx, membershipId: string, endsOn: string): Promise<PersonResult> {
    const membership = await this.managed(ctx, membershipId)
    const reader = new FieldReader()
    const on = reader.date('endsOn', endsOn)
    if (membership.endsOn !== null && on > membership.endsOn) reader.say('ENDED', 'endsOn', 'This membership ends before then already.')
    if (reader.problems.length > 0) return err(reader.problems)
    return this.onPerson(membership.personId, async (tx) => ok(await this.writer.end(tx, ctx, membership.personId, membership.organisationId, [membership.id], on)))
  }

  /** Moves somebody to another organisation on a day: the person, and all that they have learned, stays the same. */
  async transfer(ctx: Ctx, personId: string, move: { readonly from: string; readonly to: string; readonly on: string; readonly roles: readonly string[]; readonly jobTitle?: string | null | undefined }): Promise<PersonResult> {
    const [from, to] = [asId<OrganisationId>(move.from), asId<OrganisationId>(move.to)]
    requireAccess(ctx, transferPerson, { from, to })
    const facts = await this.access.require(ctx, seePerson, personId)
    const reader = new FieldReader()
    const date = reader.date('on', move.on)
    const roles = move.roles.map((role, index) => reader.oneOf(`roles.${index}`, role, ROLES) ?? 'learner')
    if (roles.length === 0) reader.say('REQUIRED', 'roles', 'Choose at least one role at the new organisation.')
    const jobTitle = reader.optional('jobTitle', move.jobTitle, 'the job title')
    for (const role of roles) requireAccess(ctx, grantRole, { organisationId: to, personId: facts.personId, role })
    if (reader.problems.length > 0) return err(reader.problems)
    return this.onPerson(facts.personId, async (tx) => {
      const target = await this.writer.organisation(tx, to, 'toOrganisationId')
      if (!target.ok) return target
      const held = (await this.memberships.ofPerson(facts.personId, tx)).map(membershipFacts)
      const plan = planTransfer(facts.personId, { from, to: target.value, date, roles }, held)
      if (!plan.ok) return err([transferError(plan.error)])
      await this.writer.end(tx, ctx, facts.personId, from, [...plan.value.ended.map(({ membershipId }) => membershipId), ...plan.value.cancelled], date)
      for (const { role } of plan.value.opened) {
        const opened = await this.writer.open(tx, ctx, { personId: facts.personId, organisationId: to, role, jobTitle, grade: null, startsOn: date, endsOn: null, origin: 'transfer' })
        if (!opened.ok) return opened
      }
      return ok(undefined)
    })
  }

  private async managed(ctx: Ctx, membershipId: string) {
    const membership = isId(membershipId) ? await this.memberships.byId(membershipId) : undefined
    const facts = membership ?? { organisationId: '' as OrganisationId, personId: '' as PersonId, role: '' }
    requireAccess(ctx, grantRole, facts)
    if (membership === undefined) throw notFound('The membership')
    return membership
  }

  private onPerson(personId: PersonId, work: (tx: Parameters<Parameters<UnitOfWork['run']>[0]>[0]) => Promise<Result<unknown, readonly UserError[]>>): Promise<PersonResult> {
    return this.uow.run(async (tx): Promise<PersonResult> => {
      if ((await this.people.lock(tx, personId)) === undefined) return refuse('MERGED', '', 'This record has just been merged into another. Open that one and try again.')
      const done = await work(tx)
      return done.ok ? ok(personId) : done
    })
  }
}
