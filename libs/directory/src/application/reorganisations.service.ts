import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { asId, err, isId, londonDate, newId, ok, type OrganisationId, type PersonId, type Result } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { ReorganisationQueries, type ReorganisationRow } from '../data/reorganisation.queries.js'
import { ReorganisationFactsQueries } from '../data/reorganisation-facts.queries.js'
import { applyReorganisations } from '../jobs/apply-reorganisations.job.js'
import { reorganise } from './people-policies.js'
import { FieldReader, refuse } from './read-fields.js'
import { type ReorganisationTerms, ReorganisationWriter, targetOf } from './reorganisation-writer.js'

export interface ReorganisationInput {
  readonly kind: string
  /** First day of the successors, `YYYY-MM-DD`. */
  readonly on: string
  readonly predecessorIds: readonly string[]
  readonly successors: readonly { readonly organisationId: string; readonly share?: number | null | undefined }[]
  readonly assignments?: readonly { readonly personId: string; readonly organisationId: string }[] | null | undefined
  readonly defaultSuccessorId?: string | null | undefined
}

/** What a merge or split would change, shown before it is decided. */
export interface ReorganisationPreview {
  readonly closes: readonly OrganisationId[]
  readonly memberships: number
  readonly people: number
  readonly bySuccessor: readonly { readonly organisationId: OrganisationId; readonly people: number }[]
}

/** Councils that merge or split: planned ahead, carried out on the date, history kept. */
@Injectable()
export class ReorganisationsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ReorganisationQueries,
    private readonly facts: ReorganisationFactsQueries,
    private readonly writer: ReorganisationWriter,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  async preview(ctx: Ctx, input: ReorganisationInput): Promise<Result<ReorganisationPreview, readonly UserError[]>> {
    requireAccess(ctx, reorganise, undefined)
    const terms = readTerms(input)
    if (!terms.ok) return terms
    const planned = await this.writer.plan(terms.value)
    if (!planned.ok) return planned
    const { plan, memberships } = planned.value
    const personOfMembership = new Map(memberships.map(({ id, personId }) => [id, personId]))
    const people = new Map<OrganisationId, Set<PersonId | undefined>>()
    const moves = [...plan.continued, ...plan.redirected]
    for (const { membershipId, successorId } of moves) people.set(successorId, (people.get(successorId) ?? new Set()).add(personOfMembership.get(membershipId)))
    return ok({
      closes: plan.closures.map(({ organisationId }) => organisationId),
      memberships: moves.length, people: new Set(moves.map(({ membershipId }) => personOfMembership.get(membershipId))).size,
      bySuccessor: terms.value.successors.map(({ id }) => ({ organisationId: id, people: people.get(id)?.size ?? 0 })),
    })
  }

  /** Decides it: carried out on its date, at once when that has come. */
  async schedule(ctx: Ctx, input: ReorganisationInput): Promise<Result<string, readonly UserError[]>> {
    requireAccess(ctx, reorganise, undefined)
    const terms = readTerms(input)
    if (!terms.ok) return terms
    return this.uow.run(async (tx): Promise<Result<string, readonly UserError[]>> => {
      await this.facts.lockOrganisations(tx, terms.value.predecessorIds)
      const planned = await this.writer.plan(terms.value, tx)
      if (!planned.ok) return planned
      if (await this.queries.isOpenFor(tx, terms.value.predecessorIds)) return refuse('ALREADY_PLANNED', 'predecessorIds', 'One of these organisations is part of another planned change. Cancel that first.')
      const id = newId()
      await this.queries.insert(tx, { ...terms.value, id, createdAt: ctx.now }, personOf(ctx.actor))
      await this.audit.record(tx, ctx, { action: 'organisation:plan-reorganisation', subject: { kind: 'reorganisation', id }, detail: { kind: input.kind, on: input.on, predecessorIds: terms.value.predecessorIds } })
      if (terms.value.on <= londonDate(ctx.now)) await this.outbox.add(tx, ctx, applyReorganisations, {})
      return ok(id)
    })
  }

  async cancel(ctx: Ctx, id: string): Promise<Result<string, readonly UserError[]>> {
    requireAccess(ctx, reorganise, undefined)
    return this.uow.run(async (tx): Promise<Result<string, readonly UserError[]>> => {
      const row = isId(id) ? await this.queries.lock(tx, id) : undefined
      if (row === undefined) throw notFound('The planned change')
      if (row.state === 'applied' || row.state === 'cancelled') return refuse('NOT_OPEN', '', `This change has been ${row.state} already.`)
      await this.queries.setState(tx, id, 'cancelled', [], null)
      await this.audit.record(tx, ctx, { action: 'organisation:cancel-reorganisation', subject: { kind: 'reorganisation', id } })
      return ok(id)
    })
  }

  /** Carries out what is due, each in a transaction of its own; what does not fit is marked and tried again next time. */
  async applyDue(ctx: Ctx): Promise<number> {
    requireAccess(ctx, reorganise, undefined)
    let applied = 0
    for (const id of await this.queries.due(londonDate(ctx.now))) {
      const problems = await this.applyOne(ctx, id)
      if (problems === undefined) applied++
      else await this.uow.run((tx) => this.queries.setState(tx, id, 'blocked', problems, null))
    }
    return applied
  }

  list(ctx: Ctx): Promise<ReorganisationRow[]> {
    requireAccess(ctx, reorganise, undefined)
    return this.queries.list()
  }

  async byId(ctx: Ctx, id: string): Promise<ReorganisationRow> {
    requireAccess(ctx, reorganise, undefined)
    const row = isId(id) ? await this.queries.byId(id) : undefined
    if (row === undefined) throw notFound('The planned change')
    return row
  }

  /** For other parts, after `directory.organisations-reorganised`: where each person went. Absent: nobody decided. */
  async targetsOf(reorganisationId: string, personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, OrganisationId>> {
    const row = await this.queries.byId(reorganisationId)
    return new Map(personIds.flatMap((personId) => {
      const target = row && targetOf(row, personId)
      return target === undefined ? [] : [[personId, target] as const]
    }))
  }

  private async applyOne(ctx: Ctx, id: string): Promise<readonly UserError[] | undefined> {
    const done = await this.uow.run(async (tx): Promise<Result<unknown, readonly UserError[]>> => {
      const row = await this.queries.lock(tx, id)
      // Another worker may have been quicker.
      if (row === undefined || !['planned', 'blocked'].includes(row.state)) return ok(undefined)
      const applied = await this.writer.apply(tx, ctx, row)
      if (applied.ok) await this.queries.setState(tx, id, 'applied', [], ctx.now)
      return applied
    })
    return done.ok ? undefined : done.error
  }
}

function readTerms(input: ReorganisationInput): Result<ReorganisationTerms, readonly UserError[]> {
  const reader = new FieldReader()
  const id = (field: string, value: string): OrganisationId => {
    if (!isId(value)) reader.say('UNKNOWN_ORGANISATION', field, 'Choose an organisation from the list.')
    return asId<OrganisationId>(value)
  }
  const kind = reader.oneOf('kind', input.kind, ['merge', 'split'])
  if (kind === null && reader.problems.length === 0) reader.say('REQUIRED', 'kind', 'Choose whether organisations merge or one splits.')
  const terms = {
    kind: kind ?? ('merge' as const), on: reader.date('on', input.on),
    predecessorIds: input.predecessorIds.map((one, index) => id(`predecessorIds.${index}`, one)),
    successors: input.successors.map(({ organisationId, share }, index) => ({ id: id(`successors.${index}`, organisationId), ...(typeof share === 'number' ? { share } : {}) })),
    assignments: Object.fromEntries((input.assignments ?? []).map(({ personId, organisationId }, index) => [asId<PersonId>(personId), id(`assignments.${index}`, organisationId)])),
    defaultSuccessorId: input.defaultSuccessorId ? id('defaultSuccessorId', input.defaultSuccessorId) : null,
  }
  return reader.problems.length > 0 ? err(reader.problems) : ok(terms)
}
