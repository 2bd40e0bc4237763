import { err, ok, type Result } from '#kernel'
import { optionsOf, PREFER_NOT_TO_SAY, type Question } from './question-set.js'

export interface GivenAnswer {
  readonly question: string
  /** Keys of options; none leaves the question unanswered, and takes back what was answered before. */
  readonly options: readonly string[]
}

export interface AnswerProblem {
  readonly code: 'UNKNOWN_QUESTION' | 'UNKNOWN_OPTION' | 'CHOOSE_ONE' | 'ALONE' | 'ANSWERED_TWICE'
  readonly question: string
}

/** Whether answers are to questions of the set and choose what it offers. No question has to be answered, ever. */
export function checkAnswers({ questions }: { readonly questions: readonly Question[] }, given: readonly GivenAnswer[]): Result<readonly GivenAnswer[], readonly AnswerProblem[]> {
  const problems = given.flatMap(({ question: key, options }, at): AnswerProblem[] => {
    const question = questions.find((one) => one.key === key)
    const refuse = (code: AnswerProblem['code']): AnswerProblem[] => [{ code, question: key }]
    if (question === undefined) return refuse('UNKNOWN_QUESTION')
    if (given.findIndex((other) => other.question === key) < at) return refuse('ANSWERED_TWICE')
    const offered = new Set(optionsOf(question).map((option) => option.key))
    const chosen = new Set(options)
    if ([...chosen].some((option) => !offered.has(option))) return refuse('UNKNOWN_OPTION')
    if (question.kind === 'single' && chosen.size > 1) return refuse('CHOOSE_ONE')
    if (chosen.has(PREFER_NOT_TO_SAY) && chosen.size > 1) return refuse('ALONE')
    return []
  })
  return problems.length > 0 ? err(problems) : ok(given.map(({ question, options }) => ({ question, options: [...new Set(options)] })))
}
