import { z } from 'zod'

/** The answer that every question has, added by the system: nobody has to say anything. */
export const PREFER_NOT_TO_SAY = 'prefer_not_to_say'
const PREFER_NOT_TO_SAY_LABEL = 'Prefer not to say'

const key = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'must be lower-case letters, digits and underscores')
const words = (most: number) => z.string().trim().min(1, 'must not be empty').max(most)

const optionSchema = z.strictObject({
  /** Stable over versions: answers given under an earlier version count for the option of the same key. */
  key,
  label: words(200),
  /** The heading under which it stands, such as "Asian or Asian British". */
  group: words(100).nullable().default(null),
})

const questionSchema = z.strictObject({
  key,
  /** Short name for tables, such as "Ethnic group". */
  title: words(100),
  /** The question as it is put to people. */
  text: words(300),
  hint: words(600).nullable().default(null),
  /** `multiple`: as many as apply. Free text is never asked for: what people type may name them. */
  kind: z.enum(['single', 'multiple']),
  options: z.array(optionSchema).min(2, 'must have at least two').max(60),
})

/** A set of equality questions as its file says it. */
export const questionSetSchema = z.strictObject({
  title: words(200),
  /** Where the wording comes from, and what is under review. */
  source: words(2_000),
  questions: z.array(questionSchema).min(1).max(30),
})

export type QuestionSetContent = z.output<typeof questionSetSchema>
export type Question = QuestionSetContent['questions'][number]
export type AnswerOption = Question['options'][number]

export interface QuestionSetProblem {
  /** Path in the file, such as `questions.2.options.0.key`. */
  readonly field: string
  readonly message: string
}

const PREFERS_NOT = /prefer not|rather not|not (to )?say|decline to/i

/** Reads a question set from parsed JSON: the content, or everything that is wrong with it. */
export function readQuestionSet(json: unknown): { readonly content?: QuestionSetContent; readonly problems: readonly QuestionSetProblem[] } {
  const parsed = questionSetSchema.safeParse(json)
  if (!parsed.success) return { problems: parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })) }
  const problems = [
    ...repeated(parsed.data.questions.map((question) => question.key)).map((at) => ({ field: `questions.${at}.key`, message: 'Another question has this key: each needs its own.' })),
    ...parsed.data.questions.flatMap((question, index) => problemsOf(question, `questions.${index}`)),
  ]
  return problems.length > 0 ? { problems } : { content: parsed.data, problems }
}

function problemsOf({ options }: Question, field: string): QuestionSetProblem[] {
  return [
    ...repeated(options.map((option) => option.key)).map((at) => ({ field: `${field}.options.${at}.key`, message: 'Another option has this key: each needs its own.' })),
    ...repeated(options.map(({ label, group }) => `${group ?? ''}\n${label}`)).map((at) => ({ field: `${field}.options.${at}.label`, message: 'Another option of the question says the same.' })),
    ...options.flatMap((option, at) => option.key === PREFER_NOT_TO_SAY || PREFERS_NOT.test(option.label)
      ? [{ field: `${field}.options.${at}`, message: '“Prefer not to say” is added to every question by itself: leave it out.' }] : []),
  ]
}

/** The positions of what is there before already. */
const repeated = (values: readonly string[]): number[] => values.flatMap((value, at) => (values.indexOf(value) < at ? [at] : []))

/** The options as they are shown and answered: those of the file, then "Prefer not to say". */
export const optionsOf = ({ options }: Pick<Question, 'options'>): readonly AnswerOption[] => [...options, { key: PREFER_NOT_TO_SAY, label: PREFER_NOT_TO_SAY_LABEL, group: null }]
