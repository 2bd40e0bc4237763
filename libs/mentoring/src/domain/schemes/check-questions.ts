import { type Problem, problem, when } from '#kernel'
import type { SchemeQuestion } from './scheme-settings.js'
import { SIDES } from './scheme-states.js'

export const MOST_QUESTIONS = 20
const KEY = /^[a-z][a-z0-9_-]{0,39}$/

/** What is wrong with the questions that a scheme asks of its participants. */
export function checkQuestions(questions: readonly SchemeQuestion[]): readonly Problem[] {
  if (questions.length > MOST_QUESTIONS) return [problem('TOO_MANY_QUESTIONS', 'questions', `Ask at most ${MOST_QUESTIONS} questions: a profile should take less than ten minutes.`)]
  const seen = new Set<string>()
  return questions.flatMap((question, n) => {
    const again = seen.has(question.key)
    seen.add(question.key)
    return [...when(again, problem('KEY_TWICE', `questions.${n}.key`, 'Give each question a key of its own.')), ...checkQuestion(question, `questions.${n}`)]
  })
}

function checkQuestion({ key, label, hint, sides, kind, options }: SchemeQuestion, at: string): readonly Problem[] {
  return [
    ...when(!KEY.test(key), problem('KEY_MALFORMED', `${at}.key`, 'Write the key in lower-case letters, numbers, hyphens and underscores, beginning with a letter, at most 40.')),
    ...when(label.trim() === '' || label.length > 200, problem('LABEL_LENGTH', `${at}.label`, 'Write a question of 1 to 200 characters.')),
    ...when(hint.length > 500, problem('HINT_LENGTH', `${at}.hint`, 'Shorten the hint to 500 characters.')),
    ...when(sides.length === 0 || sides.some((side) => !SIDES.includes(side)) || new Set(sides).size < sides.length, problem('SIDES', `${at}.sides`, 'Choose who is asked: mentees, mentors or both.')),
    ...when(kind !== 'text' && kind !== 'choice', problem('KIND', `${at}.kind`, 'Choose whether people write an answer or choose one.')),
    ...(kind === 'choice' ? checkOptions(options, at) : when(options.length > 0, problem('OPTIONS_UNUSED', `${at}.options`, 'Take the options away, or let people choose one of them.'))),
  ]
}

function checkOptions(options: readonly string[], at: string): readonly Problem[] {
  return [
    ...when(options.length < 2 || options.length > 20, problem('OPTIONS_COUNT', `${at}.options`, 'Give 2 to 20 options to choose from.')),
    ...when(options.some((option) => option.trim() === '' || option.length > 200), problem('OPTION_LENGTH', `${at}.options`, 'Write options of 1 to 200 characters.')),
    ...when(new Set(options.map((option) => option.trim().toLowerCase())).size < options.length, problem('OPTION_TWICE', `${at}.options`, 'Give each option once.')),
  ]
}
