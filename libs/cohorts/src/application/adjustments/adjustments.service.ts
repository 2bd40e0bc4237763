import { Injectable } from '@nestjs/common'
import { asId, err, isId, newId, ok, type PersonId, type Result } from '#kernel'
import { AuditService } from '#audit'
import { type Ctx, personOf, requireAccess, requirePerson } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { AdjustmentQueries, type AdjustmentRow } from '../../data/adjustments/adjustment.queries.js'
import { type AdjustmentRefusal, can, decideAdjustment, isOver, showAdjustment } from '../../domain/index.js'
import { type EnrolmentStanding, StandingService } from '../runs/standing.service.js'

export const ADJUSTMENT_TEXT_LIMIT = 4_000

export interface AdjustmentInput {
  readonly arrangement: string
  readonly reason?: string | null | undefined
  readonly namedFacilitators: readonly string[]
  readonly learnerConsents: boolean
}

/** An adjustment as the viewer may know it: without `reason`, `readers` and `consented` where only the arrangement is theirs to know. */
export interface ShownAdjustment {
  readonly id: string
  readonly arrangement: string
  readonly reason: string | null
  readonly readers: readonly PersonId[] | null
  readonly consented: boolean | null
  readonly updatedAt: Date
}

export interface ShownAdjustments {
  readonly adjustments: readonly ShownAdjustment[]
  /** Reasons for more time: for those who may know everything, else null. */
  readonly extensions: Awaited<ReturnType<AdjustmentQueries['extensions']>> | null
}

type Outcome = Result<string, readonly UserError[]>

/**
 * Reasonable adjustments: need to know. The person and the programme manager know everything, a named facilitator what to do,
 * everybody else nothing, not even that there is one. Every read that shows something is audited.
 */
@Injectable()
export class AdjustmentsService {
  constructor(
    private readonly standing: StandingService,
    private readonly queries: AdjustmentQueries,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  /** The adjustments of one enrolment that the viewer may know. NOT_FOUND for those who may know none. */
  async ofEnrolment(ctx: Ctx, enrolmentId: string): Promise<ShownAdjustments> {
    const who = await this.standing.forEnrolment(ctx, enrolmentId)
    return this.uow.run(async (tx) => {
      const rows = await this.queries.ofEnrolment(enrolmentId, tx)
      const shown = rows.flatMap((row) => show(ctx, who, row))
      // The person and the manager may ask although there is nothing yet; for a facilitator nothing and not named look the same.
      const facts = { ...who, isNamedFacilitator: shown.length > 0, runIsOver: isOver(who.runState) }
      requireAccess(ctx, can.seeAdjustments, facts)
      const extensions = showAdjustment(facts) === 'everything' ? await this.queries.extensions(enrolmentId, tx) : null
      await this.audit.record(tx, ctx, { action: can.seeAdjustments.action, subject: { person: who.personId }, detail: { enrolmentId, adjustments: shown.map(({ id }) => id), reasons: extensions !== null } })
      return { adjustments: shown, extensions }
    })
  }

  /** Records what was agreed. Errors: `ARRANGEMENT_MISSING`, `NOT_A_FACILITATOR_OF_RUN`, `CONSENT_MISSING`, `TEXT_TOO_LONG`. */
  async add(ctx: Ctx, enrolmentId: string, input: AdjustmentInput): Promise<Outcome> {
    const who = await this.standing.forEnrolment(ctx, enrolmentId)
    requireAccess(ctx, can.changeAdjustment, who)
    return this.uow.run((tx) => this.save(tx, ctx, who, newId(), input, 'adjustment:add'))
  }

  /** Changes one: naming fewer people, or taking consent back, takes their sight of it away at once. */
  async update(ctx: Ctx, adjustmentId: string, input: AdjustmentInput): Promise<Outcome> {
    const { row, who } = await this.changeable(ctx, adjustmentId)
    return this.uow.run(async (tx) => {
      if (!(await this.queries.lock(tx, row.id))) throw notFound('The adjustment')
      return this.save(tx, ctx, who, row.id, input, 'adjustment:change')
    })
  }

  /** It no longer applies: nobody sees it any more. */
  async end(ctx: Ctx, adjustmentId: string): Promise<void> {
    const { row, who } = await this.changeable(ctx, adjustmentId)
    await this.uow.run(async (tx) => {
      if (!(await this.queries.lock(tx, row.id))) throw notFound('The adjustment')
      await this.queries.end(tx, row.id, ctx.now)
      await this.audit.record(tx, ctx, { action: 'adjustment:end', subject: { person: who.personId }, detail: { adjustmentId: row.id } })
    })
  }

  private async changeable(ctx: Ctx, adjustmentId: string): Promise<{ readonly row: AdjustmentRow; readonly who: EnrolmentStanding }> {
    const row = isId(adjustmentId) ? await this.queries.one(adjustmentId) : undefined
    if (row === undefined) throw notFound('The adjustment')
    const who = await this.standing.forEnrolment(ctx, row.enrolmentId)
    requireAccess(ctx, can.changeAdjustment, who)
    return { row, who }
  }

  private async save(tx: Tx, ctx: Ctx, who: EnrolmentStanding, id: string, input: AdjustmentInput, action: string): Promise<Outcome> {
    const readers = [...new Set(input.namedFacilitators.map((one) => asId<PersonId>(one)))]
    const texts = { arrangement: input.arrangement.trim(), reason: input.reason?.trim() || null }
    if (texts.arrangement.length > ADJUSTMENT_TEXT_LIMIT || (texts.reason?.length ?? 0) > ADJUSTMENT_TEXT_LIMIT) {
      return err([{ code: 'TEXT_TOO_LONG', field: texts.arrangement.length > ADJUSTMENT_TEXT_LIMIT ? 'arrangement' : 'reason', message: `Write at most ${ADJUSTMENT_TEXT_LIMIT} characters.` }])
    }
    const decided = decideAdjustment({
      ...texts, namedFacilitators: readers, learnerConsents: input.learnerConsents, facilitatorsOfRun: await this.queries.facilitatorsOf(who.runId, tx),
    })
    if (!decided.ok) return err(explain(decided.error))
    await this.queries.save(tx, { id, enrolmentId: who.enrolmentId, ...texts, consents: input.learnerConsents, readers, by: requirePerson(ctx) }, ctx.now)
    await this.audit.record(tx, ctx, { action, subject: { person: who.personId }, detail: { adjustmentId: id, named: readers.length, consents: input.learnerConsents } })
    return ok(id)
  }
}

function show(ctx: Ctx, who: EnrolmentStanding, row: AdjustmentRow): ShownAdjustment[] {
  const me = personOf(ctx.actor)
  const isNamedFacilitator = who.facilitatesRun && row.consentAt !== null && me !== undefined && row.readers.includes(me)
  switch (showAdjustment({ ...who, isNamedFacilitator, runIsOver: isOver(who.runState) })) {
    case 'everything': return [{ id: row.id, arrangement: row.arrangement, reason: row.reason, readers: row.readers, consented: row.consentAt !== null, updatedAt: row.updatedAt }]
    case 'arrangement': return [{ id: row.id, arrangement: row.arrangement, reason: null, readers: null, consented: null, updatedAt: row.updatedAt }]
    case 'nothing': return []
  }
}

function explain(refusal: AdjustmentRefusal): readonly UserError[] {
  switch (refusal.code) {
    case 'ARRANGEMENT_MISSING': return [{ code: refusal.code, field: 'arrangement', message: 'Say what is to be done.' }]
    case 'NOT_A_FACILITATOR_OF_RUN': return [{ code: refusal.code, field: 'namedFacilitators', message: 'Name only people who facilitate this run.' }]
    case 'CONSENT_MISSING': return [{ code: refusal.code, field: 'learnerConsents', message: 'Nobody is told without the learner’s consent. Ask for it, or name nobody.' }]
  }
}
