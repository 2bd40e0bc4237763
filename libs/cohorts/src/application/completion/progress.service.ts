import { Injectable } from '@nestjs/common'
import { err, ok, type Result } from '#kernel'
import { AuditService } from '#audit'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { CompletionQueries } from '../../data/completion/completion.queries.js'
import { readLearningRecord } from '../../data/completion/learning-record.js'
import {
  can, type Completion, type CurriculumItem, decideItemRecord, deriveCompletion, type EnrolmentId, type ItemOutlook, type ItemRecordKind, type ItemRecordRefusal, listOpenItems,
} from '../../domain/index.js'
import { type EnrolmentStanding, StandingService } from '../runs/standing.service.js'
import { CompletionRecordService } from './completion-record.service.js'

/** One learner's progress, worked out at this moment. */
export interface ProgressView extends Completion {
  readonly enrolmentId: EnrolmentId
  readonly state: string
  readonly sessionsAttended: number
  readonly minutesAttended: number
  readonly minutesCountable: number
  readonly items: readonly (CurriculumItem & ItemOutlook)[]
  readonly standing: EnrolmentStanding
}

/** Progress for those who may see it; items recorded by hand. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: CompletionQueries,
    private readonly record: CompletionRecordService,
    private readonly standing: StandingService,
    private readonly audit: AuditService,
  ) {}

  async of(ctx: Ctx, enrolmentId: string): Promise<ProgressView> {
    const standing = await this.standing.forEnrolment(ctx, enrolmentId)
    requireAccess(ctx, can.seeProgress, standing)
    const learner = await this.queries.learner(standing.enrolmentId)
    if (!learner) throw notFound('The enrolment')
    const { rule, curriculum, events } = await this.record.of(standing.enrolmentId)
    const completion = deriveCompletion(rule, curriculum, events)
    const outlook = new Map(listOpenItems(curriculum.items, new Set(completion.done)).map((item) => [item.itemId, item]))
    return {
      ...completion, standing, enrolmentId: learner.enrolmentId, state: learner.state, sessionsAttended: learner.sessionsAttended,
      minutesAttended: learner.minutesAttended, minutesCountable: learner.minutesCountable,
      items: curriculum.items.map((item) => ({ ...item, ...(outlook.get(item.id) ?? { itemId: item.id, status: 'open', waitsFor: [] }) })),
    }
  }

  /** Records a module or a mentoring item as done. */
  recordDone(ctx: Ctx, enrolmentId: string, itemId: string): Promise<Result<EnrolmentId, readonly UserError[]>> {
    return this.recordItem(ctx, enrolmentId, itemId, 'done', '')
  }

  /** Lets a learner off an item, for good; the reason stays in the record. */
  waive(ctx: Ctx, enrolmentId: string, itemId: string, reason: string): Promise<Result<EnrolmentId, readonly UserError[]>> {
    return this.recordItem(ctx, enrolmentId, itemId, 'waived', reason)
  }

  private async recordItem(ctx: Ctx, enrolmentId: string, itemId: string, kind: ItemRecordKind, reason: string): Promise<Result<EnrolmentId, readonly UserError[]>> {
    const standing = await this.standing.forEnrolment(ctx, enrolmentId)
    requireAccess(ctx, can.seeProgress, standing)
    return this.uow.run(async (tx) => {
      const learner = await this.queries.lock(tx, standing.enrolmentId)
      if (!learner) throw notFound('The enrolment')
      const { rule, curriculum, events } = readLearningRecord(await this.queries.record(tx, learner.enrolmentId))
      const item = curriculum.items.find(({ id }) => id === itemId.toLowerCase())
      requireAccess(ctx, kind === 'waived' ? can.waiveItem : item?.kind === 'mentoring' ? can.recordMentoring : can.recordModule, standing)
      const { done } = deriveCompletion(rule, curriculum, events)
      const waitsFor = curriculum.items.filter(({ id }) => item?.prerequisites.includes(id) && !done.includes(id))
      const decision = decideItemRecord({ kind, item, waitsFor, enrolment: learner.state, reason })
      if (!decision.ok) return err([itemError(decision.error)])
      await this.record.append(tx, ctx, learner.enrolmentId, [decision.value], reason.trim() || undefined)
      await this.audit.record(tx, ctx, { action: `enrolment:record-${kind}`, subject: { kind: 'enrolment', id: learner.enrolmentId }, detail: { itemId } })
      return ok(learner.enrolmentId)
    })
  }
}

function itemError(refusal: ItemRecordRefusal): UserError {
  switch (refusal.code) {
    case 'NOT_ON_REGISTER': return { code: refusal.code, field: '', message: `This enrolment is ${refusal.state}: nothing more is recorded for it.` }
    case 'ITEM_NOT_IN_CURRICULUM': return { code: refusal.code, field: 'itemId', message: 'Choose an item of this run’s curriculum.' }
    case 'RECORDED_ELSEWHERE': return { code: refusal.code, field: 'itemId', message: 'Sessions are recorded by the register, and written work by marking it.' }
    case 'PREREQUISITES_OUTSTANDING':
      return { code: refusal.code, field: 'itemId', message: `First record, or waive with a reason, what comes before it: ${refusal.titles.map((title) => `“${title}”`).join(', ')}.` }
    case 'REASON_REQUIRED': return { code: refusal.code, field: 'reason', message: 'Say why: it stays in the record.' }
  }
}
