import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { asId, err, isId, londonDate, newId, ok, type OrganisationId, type PersonId } from '#kernel'
import { type Ctx, organisationsWithRole, personOf, requireAccess, requirePerson } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { type CareerPostRow, CareerQueries } from '../data/career.queries.js'
import { OrganisationQueries } from '../data/organisation.queries.js'
import { PersonQueries } from '../data/person.queries.js'
import { type Background, BACKGROUNDS, type CareerEntry, type CareerProblem, checkCareerEntry } from '../domain/career-history.js'
import { careerChanged } from '../events.js'
import type { PersonResult } from './membership-upkeep.service.js'
import { FieldReader, refuse } from './read-fields.js'
import { editCareer, verifyCareer } from './upkeep-policies.js'

export interface CareerPostInput {
  readonly post: string
  readonly organisationId?: string | null | undefined
  readonly organisationName?: string | null | undefined
  readonly grade?: string | null | undefined
  readonly background: string
  readonly startsOn: string
  readonly endsOn?: string | null | undefined
}

const FIELDS = { post: 'post', organisation: 'organisationName', from: 'startsOn', to: 'endsOn', grade: 'grade', verifiedBy: '' } as const
const MESSAGES: Readonly<Record<CareerProblem['code'], string>> = {
  MISSING: 'This is needed: enter the post, and the organisation where it was held.',
  TOO_LONG: 'Make this 200 characters or fewer.',
  BOTH_GIVEN: 'Choose the organisation from the list or enter its name, not both.',
  IN_THE_FUTURE: 'A post that has not begun yet cannot be entered.',
  ENDS_BEFORE_IT_STARTS: 'The end must be after the start.',
  OWN_VERIFIER: 'Nobody confirms their own post.',
  SAME_POST_TWICE: 'This post is in the history already for part of this time.',
}

const entryOf = (row: CareerPostRow): CareerEntry => ({
  post: row.post, organisationId: row.organisationId ?? undefined, organisationName: row.organisationName ?? undefined, grade: row.grade ?? undefined,
  background: (row.background ?? 'other') as Background, verifiedBy: row.verifiedById ?? undefined, from: row.startsOn, to: row.endsOn ?? undefined,
})

/** What posts people held: entered by themselves, confirmed by verifiers of the organisation where it was. */
@Injectable()
export class CareerHistoryService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: CareerQueries,
    private readonly organisations: OrganisationQueries,
    private readonly people: PersonQueries,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  async add(ctx: Ctx, personId: string, input: CareerPostInput): Promise<PersonResult> {
    requireAccess(ctx, editCareer, { personId: asId<PersonId>(personId) })
    return this.save(ctx, asId<PersonId>(personId), newId(), input)
  }

  /** Corrects a post. It has to be confirmed again. */
  async update(ctx: Ctx, id: string, input: CareerPostInput): Promise<PersonResult> {
    const { personId } = await this.editable(ctx, id)
    return this.save(ctx, personId, id, input)
  }

  async remove(ctx: Ctx, id: string): Promise<PersonResult> {
    const { personId } = await this.editable(ctx, id)
    return this.uow.run(async (tx) => {
      await this.queries.remove(tx, id)
      return this.done(tx, ctx, 'career:remove', personId, id)
    })
  }

  /** Confirms that the person held the post as entered. */
  async verify(ctx: Ctx, id: string): Promise<PersonResult> {
    const row = isId(id) ? await this.queries.byId(id) : undefined
    requireAccess(ctx, verifyCareer, { personId: row?.personId ?? ('' as PersonId), organisationId: row?.organisationId ?? undefined })
    if (row === undefined) throw notFound('The post')
    return this.uow.run(async (tx) => {
      await this.queries.verify(tx, id, personOf(ctx.actor), ctx.now)
      return this.done(tx, ctx, verifyCareer.action, row.personId, id)
    })
  }

  /** What waits for the asker, as a verifier, to confirm. */
  async toVerify(ctx: Ctx, first: number, after: string | undefined): Promise<{ rows: CareerPostRow[]; total: number }> {
    return this.queries.unverified(organisationsWithRole(ctx.actor, 'verifier'), requirePerson(ctx), first, after)
  }

  private async editable(ctx: Ctx, id: string): Promise<CareerPostRow> {
    const row = isId(id) ? await this.queries.byId(id) : undefined
    requireAccess(ctx, editCareer, { personId: row?.personId ?? ('' as PersonId) })
    if (row === undefined) throw notFound('The post')
    return row
  }

  private async save(ctx: Ctx, personId: PersonId, id: string, input: CareerPostInput): Promise<PersonResult> {
    const reader = new FieldReader()
    const background = reader.oneOf('background', input.background, BACKGROUNDS) ?? 'other'
    const organisationId = input.organisationId ? asId<OrganisationId>(input.organisationId) : null
    const known = organisationId === null || (isId(organisationId) && (await this.organisations.byIds([organisationId])).length > 0)
    if (!known) reader.say('UNKNOWN_ORGANISATION', 'organisationId', 'Choose an organisation from the list.')
    const row = {
      id, personId, background, organisationId,
      organisationName: reader.optional('organisationName', input.organisationName, 'the name'),
      post: reader.optional('post', input.post, 'the post') ?? '',
      grade: reader.optional('grade', input.grade, 'the grade'),
      startsOn: reader.date('startsOn', input.startsOn), endsOn: reader.optionalDate('endsOn', input.endsOn) ?? null,
    }
    if (reader.problems.length > 0) return err(reader.problems)
    return this.uow.run(async (tx): Promise<PersonResult> => {
      if (!isId(personId) || (await this.people.lock(tx, personId)) === undefined) throw notFound('The person')
      const others = (await this.queries.ofPerson(personId, tx)).filter((other) => other.id !== id)
      const problems = checkCareerEntry(personId, entryOf({ ...row, verifiedById: null, verifiedAt: null }), others.map(entryOf), londonDate(ctx.now))
      if (problems.length > 0) return err(problems.map(({ code, field }) => ({ code, field: FIELDS[field], message: MESSAGES[code] })))
      if (others.length >= 200) return refuse('TOO_MANY', '', 'A history holds 200 posts at most.')
      await this.queries.save(tx, row)
      return this.done(tx, ctx, editCareer.action, personId, id)
    })
  }

  private async done(tx: Tx, ctx: Ctx, action: string, personId: PersonId, careerPostId: string): Promise<PersonResult> {
    await this.audit.record(tx, ctx, { action, subject: { person: personId }, detail: { careerPostId } })
    await this.outbox.add(tx, ctx, careerChanged, { personId })
    return ok(personId)
  }
}
