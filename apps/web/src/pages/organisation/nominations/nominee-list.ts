import { listInWords, pluralise } from '#govuk'

export const MOST_NOMINEES = 200
const ADDRESS = /[^\s<>,;"]+@[^\s<>,;"]+/

/**
 * The email addresses of a list as people paste it: one on each line, also as `Name <address>`. Each once, in the order
 * given; or what is wrong with the list.
 */
export function readNominees(typed: string): { readonly emails: readonly string[] } | { readonly problem: string } {
  const lines = typed.split(/\r?\n/).map((line, n) => ({ text: line.trim(), number: n + 1 })).filter(({ text }) => text !== '')
  if (lines.length === 0) return { problem: 'Enter at least one email address' }
  const bad = lines.filter(({ text }) => !ADDRESS.test(text))
  if (bad.length > 0) return { problem: `There is no email address in line ${listInWords(bad.slice(0, 5).map(({ number }) => String(number)))}${bad.length > 5 ? ' and others' : ''}` }
  const emails = [...new Set(lines.map(({ text }) => (ADDRESS.exec(text)?.[0] ?? '').toLowerCase()))]
  return emails.length > MOST_NOMINEES ? { problem: `Nominate at most ${MOST_NOMINEES} people at once: these are ${emails.length}` } : { emails }
}

interface Outcome { readonly index: number; readonly outcome: string; readonly message: string | null }

const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  would_enter: ['Can be nominated', 'govuk-tag--green'], unchanged: ['In the run already', 'govuk-tag--grey'], refused: ['Cannot be nominated', 'govuk-tag--red'],
  offered: ['Place offered', 'govuk-tag--green'], waitlisted: ['On the waiting list', 'govuk-tag--purple'], applied: ['Waits for approval', 'govuk-tag--yellow'],
}

/** Each person with what would become, or became, of them. */
export const outcomeRows = (emails: readonly string[], outcomes: readonly Outcome[]) =>
  outcomes.map(({ index, outcome, message }) => ({ email: emails[index] ?? '', tag: { text: WORDS[outcome]?.[0] ?? outcome, classes: WORDS[outcome]?.[1] ?? 'govuk-tag--grey' }, message }))

/** What became of a list in one sentence: "3 people nominated: 2 offered a place and 1 on the waiting list." */
export function nominationNotice(outcomes: readonly Outcome[]): string {
  const count = (...kinds: readonly string[]) => outcomes.filter(({ outcome }) => kinds.includes(outcome)).length
  const parts = [
    [count('offered'), 'offered a place'], [count('waitlisted'), 'on the waiting list'], [count('applied'), 'waiting for approval'],
    [count('unchanged'), 'in the run already'], [count('refused'), 'not possible'],
  ] as const
  const told = parts.filter(([n]) => n > 0).map(([n, words]) => `${n} ${words}`)
  return `${pluralise(count('offered', 'waitlisted', 'applied'), 'person', 'people')} nominated: ${listInWords(told)}.`
}
