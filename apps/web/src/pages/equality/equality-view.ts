import { formatDate, formatNumber } from '#govuk'
import { plainDate } from '#kernel'
import type { Field } from '../../forms/fields-page.js'

export interface AskedQuestion {
  readonly key: string
  readonly title: string
  readonly text: string
  readonly hint: string | null
  readonly kind: string
  readonly options: readonly { readonly key: string; readonly label: string; readonly group: string | null }[]
}

export interface OwnAnswer {
  readonly question: string
  readonly options: readonly string[]
  readonly answeredOn: string
}

/** Each question as one of a form. A group's name stands before its answers: "White: Irish". */
export const fieldsOf = (questions: readonly AskedQuestion[]): readonly Field[] => questions.map(({ key, text, hint, kind, options }) => ({
  kind: kind === 'multiple' ? 'checkboxes' : 'radios', name: key, label: text, ...(hint === null ? {} : { hint }),
  items: options.map((option) => ({ value: option.key, text: option.group === null ? option.label : `${option.group}: ${option.label}` })),
}))

/** What was answered, as the values of that form. */
export const valuesOf = (questions: readonly AskedQuestion[], answers: readonly OwnAnswer[]): Readonly<Record<string, string | readonly string[]>> =>
  Object.fromEntries(answers.map(({ question, options }) => [question, questions.find(({ key }) => key === question)?.kind === 'multiple' ? options : options[0] ?? '']))

/** The questions with whether each is answered, never with what: people look at this page beside others. */
export const answeredView = (questions: readonly AskedQuestion[], answers: readonly OwnAnswer[]) => ({
  answered: questions.filter(({ key }) => answers.some(({ question }) => question === key)).length,
  of: questions.length,
  rows: questions.map(({ key, title }) => {
    const answer = answers.find(({ question }) => question === key)
    return { key, title, answered: answer !== undefined, when: answer === undefined ? '' : formatDate(plainDate(answer.answeredOn)) }
  }),
})

interface Figure { readonly labels: readonly string[]; readonly count: number | null; readonly from: number | null; readonly to: number | null; readonly percentage: number | null }

const figureText = ({ count, from, to }: Figure): string => count !== null ? formatNumber(count) : from !== null && to !== null ? `${from} to ${to}` : 'Not shown'

const DECLARED = ['everybody', 'answered', 'prefer_not_to_say', 'not_answered'] as const

interface Declaration { readonly publication: { readonly id: string; readonly title: string }; readonly snapshotOn: string; readonly figures: readonly (Figure & { readonly keys: readonly string[] })[] }

/** How many answered, a row for each publication; with the share where one is shown. */
export const declarationRows = (declarations: readonly Declaration[]) => declarations.map(({ publication, snapshotOn, figures }) => ({
  ...publication, on: formatDate(plainDate(snapshotOn)),
  figures: DECLARED.map((key) => {
    const figure = figures.find(({ keys }) => keys.at(-1) === key)
    if (figure === undefined) return 'Not shown'
    return figure.percentage === null || key === 'everybody' ? figureText(figure) : `${figureText(figure)} (${figure.percentage.toFixed(1)}%)`
  }),
}))

/** A published table as a table of the design system: a column for each label, the figure, and the percentage where one is shown. */
export function figureTable(columns: readonly string[], figures: readonly Figure[]) {
  const withShare = figures.some(({ percentage }) => percentage !== null)
  const numeric = (text: string) => ({ text, format: 'numeric' })
  return {
    head: [...columns.map((text) => ({ text })), numeric('People'), ...(withShare ? [numeric('Per cent')] : [])],
    rows: figures.map((figure) => [
      ...figure.labels.map((text) => ({ text })), numeric(figureText(figure)), ...(withShare ? [numeric(figure.percentage === null ? '' : `${figure.percentage.toFixed(1)}%`)] : []),
    ]),
  }
}

interface Usefulness { readonly kept: number; readonly meanErrorBase: number | null; readonly meanErrorTotals: number | null; readonly within: number }

/** How near the figures are to the truth, beside rounding each by itself. */
export function usefulnessTable(published: Usefulness, simple: Usefulness) {
  const numeric = (text: string) => ({ text, format: 'numeric' })
  const people = (error: number | null): string => (error === null ? 'Too few figures to say' : String(error))
  const row = (title: string, of: (one: Usefulness) => string) => [{ text: title }, numeric(of(published)), numeric(of(simple))]
  return {
    head: [{ text: 'How useful' }, numeric('As published'), numeric('Each figure rounded by itself (not safe)')],
    rows: [
      row('Figures shown', ({ kept }) => `${(kept * 100).toFixed(1)}%`),
      row('Mean error of the finest figures, in people', ({ meanErrorBase }) => people(meanErrorBase)),
      row('Mean error of totals, in people', ({ meanErrorTotals }) => people(meanErrorTotals)),
      row('Largest error possible, in people', ({ within }) => String(within)),
    ],
  }
}

interface Attack { readonly passed: boolean; readonly seconds: number; readonly finishedOn: string }

/** What the full attack on the release came to, in a sentence. */
export function attackText(attack: Attack | null): string {
  if (attack === null) return 'The full attack on these figures, with all others about the same people, is still running. They passed a first one before they were published.'
  const { passed, seconds, finishedOn } = attack
  const how = `The full attack, with all figures about the same people and all earlier ones, ended on ${formatDate(plainDate(finishedOn))} after ${seconds < 1 ? 'less than a second' : `${formatNumber(Math.round(seconds))} ${Math.round(seconds) === 1 ? 'second' : 'seconds'}`}.`
  return passed ? `${how} No count that needs protection could be narrowed to fewer than five possibilities.` : `${how} It found counts that can be narrowed down: those who run Waymark have been told.`
}
