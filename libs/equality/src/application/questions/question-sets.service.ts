import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, isId, newId, ok, type Result, transition } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { EqualityUnitOfWork } from '../../data/equality-database.js'
import { QuestionSetQueries, type QuestionSetRow } from '../../data/question-set.queries.js'
import { optionsOf, QUESTION_SET_TRANSITIONS, type QuestionSetAction, type QuestionSetId, readQuestionSet } from '../../domain/index.js'
import { manageQuestionSets } from '../equality-policies.js'

/** The versions of the equality questions. For platform administrators. */
@Injectable()
export class QuestionSetsService {
  constructor(
    private readonly equality: EqualityUnitOfWork,
    private readonly sets: QuestionSetQueries,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  list(ctx: Ctx): Promise<QuestionSetRow[]> {
    requireAccess(ctx, manageQuestionSets, undefined)
    return this.sets.list()
  }

  async byId(ctx: Ctx, id: string): Promise<QuestionSetRow> {
    requireAccess(ctx, manageQuestionSets, undefined)
    const found = isId(id) ? await this.sets.byId(id) : undefined
    if (found === undefined) throw notFound('The question set')
    return found
  }

  /** Takes a file in as a draft with the next number. Errors: everything that is wrong with it, by path. */
  async importDraft(ctx: Ctx, text: string): Promise<Result<QuestionSetId, readonly UserError[]>> {
    requireAccess(ctx, manageQuestionSets, undefined)
    const { content, problems } = readQuestionSet(parsed(text))
    if (content === undefined) return err(problems.map(({ field, message }) => ({ code: 'FILE_INVALID', field: 'json', message: field === '' ? message : `${field}: ${message}` })))
    const id = newId<QuestionSetId>()
    await this.equality.run(async (tx) => {
      await this.sets.lock(tx)
      await this.sets.insert(tx, id, { ...content, questions: content.questions.map((question) => ({ ...question, options: [...optionsOf(question)] })) }, ctx.now)
      await this.sets.addHistory(tx, { id: newId(), setId: id, action: 'import', toState: 'draft', at: ctx.now, actor: this.actor(ctx), reason: '' })
    })
    await this.record(ctx, 'import', id)
    return ok(id)
  }

  /** Publishes a draft; the set before it is retired. Answers given to that stay and count where the new set has the same question and option. */
  publish(ctx: Ctx, id: string, reason: string): Promise<Result<QuestionSetId, readonly UserError[]>> {
    return this.change(ctx, id, 'publish', reason)
  }

  /** Ends the published set: nothing is asked until another is published. */
  retire(ctx: Ctx, id: string, reason: string): Promise<Result<QuestionSetId, readonly UserError[]>> {
    return this.change(ctx, id, 'retire', reason)
  }

  private async change(ctx: Ctx, id: string, action: QuestionSetAction, reason: string): Promise<Result<QuestionSetId, readonly UserError[]>> {
    requireAccess(ctx, manageQuestionSets, undefined)
    const changed = await this.equality.run(async (tx): Promise<Result<QuestionSetId, readonly UserError[]>> => {
      await this.sets.lock(tx)
      const set = isId(id) ? await this.sets.byId(id, tx) : undefined
      if (set === undefined) throw notFound('The question set')
      if (!transition(QUESTION_SET_TRANSITIONS, set.state, action).ok) return err([{ code: 'NOT_ALLOWED', field: 'id', message: `Version ${set.number} is ${set.state}. Only a draft can be published, and only the published version be retired.` }])
      const before = await this.sets.published(tx)
      if (action === 'publish' && before !== undefined) await this.move(tx, ctx, before, 'retire', `Followed by version ${set.number}`)
      await this.move(tx, ctx, set, action, reason)
      return ok(set.id)
    })
    if (changed.ok) await this.record(ctx, action, changed.value)
    return changed
  }

  private async move(tx: Tx, ctx: Ctx, { id, state }: QuestionSetRow, action: QuestionSetAction, reason: string): Promise<void> {
    const next = transition(QUESTION_SET_TRANSITIONS, state, action)
    if (!next.ok) throw new Error(`A question set that is ${state} cannot ${action}`)
    await this.sets.setState(tx, id, next.value)
    await this.sets.addHistory(tx, { id: newId(), setId: id, action, toState: next.value, at: ctx.now, actor: this.actor(ctx), reason })
  }

  /** After the change, in the application's own database: the history beside the change is what commits with it. */
  private record(ctx: Ctx, verb: string, id: QuestionSetId): Promise<void> {
    return this.uow.run((tx) => this.audit.record(tx, ctx, { action: `equality_questions:${verb}`, subject: { kind: 'equality_question_set', id } }))
  }

  private actor(ctx: Ctx): string | null {
    const personId = personOf(ctx.actor)
    return personId === undefined ? null : this.audit.pseudonym(personId)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
