import type { BookCheck } from '#read-models'

/** One thing that was held against what the story knows. */
export interface Compared {
  /** Names it, for an example of what is wrong. */
  readonly what: string
  readonly wrong: boolean
}

/** A line of the books. Nothing compared is nothing shown to be right: it counts as wrong. */
export function bookOf(name: string, compared: readonly Compared[]): BookCheck {
  if (compared.length === 0) return { name, checked: 0, wrong: 1, example: 'nothing to compare' }
  const wrong = compared.filter((one) => one.wrong)
  return { name, checked: compared.length, wrong: wrong.length, example: wrong[0]?.what ?? null }
}
