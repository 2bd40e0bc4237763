import { Injectable } from '@nestjs/common'
import { err, londonDate, ok, type PersonId, type Result } from '#kernel'
import { type Ctx, requireAccess, requirePerson } from '#platform/access'
import type { Tx } from '#platform/database'
import type { UserError } from '#platform/errors'
import { AnswerQueries, type AnswerRow } from '../../data/answer.queries.js'
import { EqualityUnitOfWork } from '../../data/equality-database.js'
import { QuestionSetQueries, type QuestionSetRow } from '../../data/question-set.queries.js'
import { type AnswerProblem, checkAnswers, type GivenAnswer } from '../../domain/index.js'
import { answerEquality } from '../equality-policies.js'
import { PersonKeys } from './person-keys.js'

export interface MyAnswers {
  /** What is asked today; null before a first set is published. */
  readonly questionSet: QuestionSetRow | null
  /** Those that the questions of today still offer. */
  readonly answers: readonly AnswerRow[]
}

/**
 * A person's own answers. They are in nobody else's reach, are not cached, and leave no trace outside the schema: no audit entry and no event
 * either, for when somebody answered is already more than anybody has to know (docs/adr/0015).
 */
@Injectable()
export class AnswersService {
  constructor(
    private readonly uow: EqualityUnitOfWork,
    private readonly sets: QuestionSetQueries,
    private readonly answers: AnswerQueries,
    private readonly keys: PersonKeys,
  ) {}

  async mine(ctx: Ctx): Promise<MyAnswers> {
    requireAccess(ctx, answerEquality, undefined)
    const questionSet = (await this.sets.published()) ?? null
    return { questionSet, answers: offered(questionSet, await this.answers.of(this.keys.allOf(requirePerson(ctx)))) }
  }

  /** Saves answers to the questions named; other questions stay as they are. Errors: what is wrong, by question (`answers.<key>`). */
  save(ctx: Ctx, setId: string, given: readonly GivenAnswer[]): Promise<Result<MyAnswers, readonly UserError[]>> {
    requireAccess(ctx, answerEquality, undefined)
    return this.changing(requirePerson(ctx), async (tx, personKey) => {
      const questionSet = await this.sets.published(tx)
      if (questionSet === undefined || questionSet.id !== setId) return err([{ code: 'QUESTIONS_CHANGED', field: 'questionSetId', message: 'The questions have changed since you opened this page. Open it again and answer the new ones.' }])
      const checked = checkAnswers(questionSet, given)
      if (!checked.ok) return err(checked.error.map((problem) => explain(problem, questionSet)))
      for (const answer of checked.value) await this.answers.replace(tx, personKey, answer, { setId: questionSet.id, keyVersion: this.keys.version, on: londonDate(ctx.now) })
      return ok({ questionSet, answers: offered(questionSet, await this.answers.of([personKey], tx)) })
    })
  }

  /** Takes back the answer to one question, or all: they are deleted, and not counted again. Safe to repeat. */
  withdraw(ctx: Ctx, question: string | null): Promise<MyAnswers> {
    requireAccess(ctx, answerEquality, undefined)
    return this.changing(requirePerson(ctx), async (tx, personKey) => {
      await this.answers.remove(tx, [personKey], question)
      const questionSet = (await this.sets.published(tx)) ?? null
      return { questionSet, answers: offered(questionSet, await this.answers.of([personKey], tx)) }
    })
  }

  /** In a transaction that holds the person's answers, all under the present key. */
  private changing<T>(personId: PersonId, work: (tx: Tx, personKey: string) => Promise<T>): Promise<T> {
    return this.uow.run(async (tx) => {
      const [personKey, ...old] = this.keys.allOf(personId)
      await this.answers.lock(tx, [personKey, ...old])
      await this.answers.move(tx, old.map((from) => ({ from, into: personKey })), this.keys.version)
      return work(tx, personKey)
    })
  }
}

const offered = (set: QuestionSetRow | null, answers: readonly AnswerRow[]): AnswerRow[] => answers.flatMap((answer) => {
  const options = answer.options.filter((option) => set?.questions.find(({ key }) => key === answer.question)?.options.some(({ key }) => key === option))
  return options.length === 0 ? [] : [{ ...answer, options }]
})

function explain({ code, question }: AnswerProblem, { questions }: QuestionSetRow): UserError {
  const title = questions.find(({ key }) => key === question)?.title ?? question
  const field = `answers.${question}`
  switch (code) {
    case 'UNKNOWN_QUESTION': return { code, field, message: `There is no question “${title}”. Open the page again.` }
    case 'UNKNOWN_OPTION': return { code, field, message: `${title}: choose one of the answers on the page.` }
    case 'CHOOSE_ONE': return { code, field, message: `${title}: choose one answer.` }
    case 'ALONE': return { code, field, message: `${title}: choose either “Prefer not to say” or other answers.` }
    case 'ANSWERED_TWICE': return { code, field, message: `${title}: give one answer to the question.` }
  }
}
