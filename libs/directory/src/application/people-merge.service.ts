import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { asId, err, isId, londonDate, newId, ok, type PersonId, type Result } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { MembershipWriteQueries } from '../data/membership-write.queries.js'
import { MergeQueries } from '../data/merge.queries.js'
import { PersonQueries } from '../data/person.queries.js'
import { uncovered } from '../domain/cover-periods.js'
import { findConflicts, type MergeConflict, type MergePlan, planMerge, type PersonRecord, type SingleField } from '../domain/plan-merge.js'
import { peopleMerged } from '../events.js'
import { mergePeople } from './people-policies.js'

/** What a merge would do, shown before anybody decides. */
export interface MergePreview {
  readonly keepId: PersonId
  readonly absorbId: PersonId
  /** What the two records say differently: each needs a decision. */
  readonly conflicts: readonly MergeConflict[]
  readonly emails: readonly string[]
  /** Memberships that move over, and that are joined with one of the same role and time. */
  readonly moved: number
  readonly joined: number
  readonly accounts: number
}

export type MergeDecisions = Readonly<Partial<Record<SingleField, string>>>

/** Uniting two records of one person. A human decides every difference; nothing is lost. */
@Injectable()
export class PeopleMergeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: MergeQueries,
    private readonly people: PersonQueries,
    private readonly lines: MembershipWriteQueries,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** The plan of a merge as things stand. Writes nothing but that it was looked at. */
  async preview(ctx: Ctx, keepId: string, absorbId: string): Promise<Result<MergePreview, readonly UserError[]>> {
    requireAccess(ctx, mergePeople, undefined)
    return this.uow.run(async (tx): Promise<Result<MergePreview, readonly UserError[]>> => {
      const [keep, absorb] = await this.records(tx, ctx, keepId, absorbId)
      const conflicts = findConflicts(keep, absorb)
      const plan = planMerge(keep, absorb, Object.fromEntries(conflicts.map(({ field, keep: value }) => [field, value])))
      if (!plan.ok) return err([{ code: plan.error.code, field: 'absorbId', message: 'Choose two different records.' }])
      await this.audit.recordMany(tx, ctx, [keep, absorb].map(({ id }) => ({ action: 'person:merge-preview', subject: { person: id } })))
      const { emails, moved, joined, identities } = plan.value
      return ok({ keepId: keep.id, absorbId: absorb.id, conflicts, emails, moved: moved.length, joined: joined.length, accounts: identities.length })
    })
  }

  /** Merges `absorbId` into `keepId`. Errors: `UNDECIDED` and `DECISION_NOT_OFFERED` by field, `SAME_PERSON`. The absorbed id keeps resolving. */
  async merge(ctx: Ctx, keepId: string, absorbId: string, decisions: MergeDecisions): Promise<Result<PersonId, readonly UserError[]>> {
    requireAccess(ctx, mergePeople, undefined)
    return this.uow.run(async (tx): Promise<Result<PersonId, readonly UserError[]>> => {
      const [keep, absorb] = await this.records(tx, ctx, keepId, absorbId)
      const plan = planMerge(keep, absorb, decisions)
      if (!plan.ok) return err(mergeErrors(plan.error))
      await this.apply(tx, ctx, plan.value, keep)
      return ok(keep.id)
    })
  }

  private async records(tx: Tx, ctx: Ctx, ...ids: [string, string]): Promise<[PersonRecord, PersonRecord]> {
    if (!ids.every(isId)) throw notFound('The person')
    const known = ids.map((id) => asId<PersonId>(id)) as [PersonId, PersonId]
    await this.queries.lock(tx, known)
    const [keep, absorb] = [await this.queries.record(known[0], londonDate(ctx.now), tx), await this.queries.record(known[1], londonDate(ctx.now), tx)]
    if (keep === undefined || absorb === undefined) throw notFound('The person (or they have been merged already)')
    return [keep, absorb]
  }

  private async apply(tx: Tx, ctx: Ctx, plan: MergePlan, keep: PersonRecord): Promise<void> {
    const { survivorId, absorbedId } = plan
    const absorbed = await this.queries.snapshot(tx, absorbedId)
    await this.queries.repoint(tx, survivorId, absorbedId)
    await this.queries.unite(tx, plan, ctx.now)
    for (const table of ['line_management', 'delegation'] as const) await this.unitePeriods(tx, table, survivorId, absorbedId)
    await this.decideManager(tx, ctx, plan, keep)
    await this.queries.close(tx, plan, { by: personOf(ctx.actor), absorbed }, ctx.now)
    const detail = { into: this.audit.pseudonym(survivorId), memberships: plan.moved.length, joined: plan.joined.length, setAside: plan.setAside.map(({ field }) => field) }
    await this.audit.recordMany(tx, ctx, [{ action: mergePeople.action, subject: { person: absorbedId }, detail }, { action: mergePeople.action, subject: { person: survivorId } }])
    await this.outbox.add(tx, ctx, peopleMerged, { fromId: absorbedId, intoId: survivorId })
  }

  private async unitePeriods(tx: Tx, table: 'line_management' | 'delegation', into: PersonId, from: PersonId): Promise<void> {
    const rows = await this.queries.periods(tx, table, [into, from])
    const periodOf = ({ startsOn, endsOn }: (typeof rows)[number]) => ({ from: startsOn, to: endsOn ?? undefined })
    for (const theirs of rows.filter(({ personId }) => personId === from)) {
      const ours = rows.filter(({ personId, organisationId }) => personId === into && organisationId === theirs.organisationId)
      const pieces = uncovered(periodOf(theirs), ours.map(periodOf)).map((piece, index) => ({ id: index === 0 ? theirs.id : newId(), from: piece.from, to: piece.to ?? null }))
      await this.queries.handOver(tx, table, theirs.id, into, pieces)
    }
  }

  /** Where the absorbed record's manager was chosen, that manager takes over today in the line that both records had. */
  private async decideManager(tx: Tx, ctx: Ctx, plan: MergePlan, keep: PersonRecord): Promise<void> {
    const chosen = plan.single.lineManagerId
    const before = keep.single.lineManagerId
    if (chosen === undefined || before === undefined || chosen === before) return
    const line = await this.people.lineUnder(tx, plan.survivorId, asId<PersonId>(before), londonDate(ctx.now))
    if (line !== undefined) await this.lines.setManager(tx, { id: newId(), personId: plan.survivorId, organisationId: line, managerId: asId<PersonId>(chosen), from: londonDate(ctx.now) })
  }
}

function mergeErrors(problem: Extract<ReturnType<typeof planMerge>, { ok: false }>['error']): UserError[] {
  switch (problem.code) {
    case 'SAME_PERSON': return [{ code: problem.code, field: 'absorbId', message: 'Choose two different records.' }]
    case 'UNDECIDED': return problem.conflicts.map(({ field }) => ({ code: problem.code, field: `decisions.${field}`, message: 'The two records differ here. Choose which one is right.' }))
    case 'DECISION_NOT_OFFERED': return [{ code: problem.code, field: `decisions.${problem.field}`, message: 'Choose one of the two values.' }]
  }
}
