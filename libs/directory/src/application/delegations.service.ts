import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, isId, londonDate, newId, ok, type PersonId } from '#kernel'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound } from '#platform/errors'
import { DelegationQueries } from '../data/delegation.queries.js'
import { PersonQueries } from '../data/person.queries.js'
import { checkAbsence } from '../domain/resolve-approver.js'
import type { PersonResult } from './membership-upkeep.service.js'
import { editPerson } from './people-policies.js'
import { PersonAccess } from './person-access.js'
import { FieldReader, refuse } from './read-fields.js'
import { readEmail } from './read-person.js'

export interface DelegationInput {
  readonly personId: string
  /** The colleague's address: only whoever works with them knows it. */
  readonly delegateEmail: string
  readonly startsOn: string
  /** First day back. */
  readonly endsOn: string
}

const PROBLEMS = {
  ENDS_BEFORE_IT_STARTS: { field: 'endsOn', message: 'The first day back must be after the first day away.' },
  OWN_DELEGATE: { field: 'delegateEmail', message: 'Choose a colleague, not the person who is away.' },
  OVERLAPS: { field: 'startsOn', message: 'A delegate is set already for part of this time. End that first.' },
} as const

/** Who decides for somebody who is away. Set by themselves or, when they cannot, by their organisation's administrators. */
@Injectable()
export class DelegationsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PersonQueries,
    private readonly queries: DelegationQueries,
    private readonly access: PersonAccess,
    private readonly audit: AuditService,
  ) {}

  async add(ctx: Ctx, input: DelegationInput): Promise<PersonResult> {
    const { personId } = await this.access.require(ctx, editPerson, input.personId)
    const reader = new FieldReader()
    const [from, to] = [reader.date('startsOn', input.startsOn), reader.date('endsOn', input.endsOn)]
    const email = readEmail(reader, input.delegateEmail, 'delegateEmail')
    if (reader.problems.length > 0) return err(reader.problems)
    const delegateId = await this.queries.colleague(personId, email, from)
    if (delegateId === undefined) return refuse('NOT_A_COLLEAGUE', 'delegateEmail', 'Nobody with this address belongs to the same organisation on the first day away.')
    return this.uow.run(async (tx): Promise<PersonResult> => {
      if ((await this.people.lock(tx, personId)) === undefined) return refuse('MERGED', '', 'This record has just been merged into another. Open that one and try again.')
      const existing = (await this.queries.ofPerson(personId, tx)).map((row) => ({ personId: row.personId, delegateId: row.delegateId, from: row.startsOn, to: row.endsOn }))
      const id = newId()
      const problem = checkAbsence({ personId, delegateId, from, to }, existing)
        ?? ((await this.queries.insert(tx, { id, personId, delegateId, startsOn: from, endsOn: to })) ? undefined : 'OVERLAPS')
      if (problem !== undefined) return refuse(problem, PROBLEMS[problem].field, PROBLEMS[problem].message)
      await this.audit.record(tx, ctx, { action: 'delegation:add', subject: { person: personId }, detail: { delegationId: id, delegate: this.audit.pseudonym(delegateId), from, to } })
      return ok(personId)
    })
  }

  /** Ends a delegation today (the days before it stay in the history); one that had not begun is taken away. */
  async end(ctx: Ctx, id: string): Promise<PersonResult> {
    const delegation = isId(id) ? await this.queries.byId(id) : undefined
    await this.access.require(ctx, editPerson, delegation?.personId ?? '')
    if (delegation === undefined) throw notFound('The delegation')
    return this.uow.run(async (tx): Promise<PersonResult> => {
      await this.queries.end(tx, id, londonDate(ctx.now))
      await this.audit.record(tx, ctx, { action: 'delegation:end', subject: { person: delegation.personId }, detail: { delegationId: id } })
      return ok<PersonId>(delegation.personId)
    })
  }
}
