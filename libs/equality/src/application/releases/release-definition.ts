import type { BaseCounts, CategoryNode, Dimension, ReleaseDefinition, TableDefinition } from '#disclosure'
import type { PlainDate } from '#kernel'
import type { CountRow } from '../../data/release.queries.js'
import { type EqualityPublication, PREFER_NOT_TO_SAY, type Question } from '../../domain/index.js'
import type { OpenPopulation } from './population.js'

const EVERYBODY = 'everybody'
const ANSWERED = 'answered'
/** As the database's function names it. */
const NOT_ANSWERED = 'not_answered'
/** The table that says how many answered; see `declarationOf`. */
export const DECLARATION_TABLE = 'declaration'

/** Everybody ⊃ answered ⊃ groups of answers ⊃ answers; beside "answered" those who preferred not to say and those who did not answer. */
function answerDimension({ key, title, options }: Question): Dimension {
  const answers: CategoryNode[] = []
  for (const { key: optionKey, label, group } of options) {
    if (optionKey === PREFER_NOT_TO_SAY) continue
    const leaf = { key: optionKey, title: label }
    const known = answers.find((node) => node.children !== undefined && node.title === group)
    if (group === null) answers.push(leaf)
    else if (known === undefined) answers.push({ key: `group:${optionKey}`, title: group, children: [leaf] })
    else answers[answers.indexOf(known)] = { ...known, children: [...known.children ?? [], leaf] }
  }
  return {
    key, title, levels: ['everybody', 'whether answered', 'group', 'answer'], sensitive: true,
    root: {
      key: EVERYBODY, title: 'Everybody',
      children: [{ key: ANSWERED, title: 'Answered', children: answers }, { key: PREFER_NOT_TO_SAY, title: 'Preferred not to say' }, { key: NOT_ANSWERED, title: 'Did not answer' }],
    },
  }
}

/**
 * What is published of a population by the answers to one question: each of the population's tables by (groups of) answers, and how many
 * answered at all. Everything in one release, so that nothing is learnt by taking one table from another.
 */
export function releaseDefinition({ id, title }: EqualityPublication, question: Question, { dimensions, tables }: Pick<OpenPopulation, 'dimensions' | 'tables'>): ReleaseDefinition {
  const answers = answerDimension(question)
  const [answered] = answers.root.children ?? []
  const shown = [EVERYBODY, ...(answered?.children ?? []).map(({ key }) => key), PREFER_NOT_TO_SAY, NOT_ANSWERED]
  const byAnswer = tables.map((table): TableDefinition => ({
    ...table, title: `${table.title}, by ${question.title.toLowerCase()}`, shows: [...table.shows, { dimension: question.key, categories: shown }],
  }))
  const declaration: TableDefinition = {
    key: DECLARATION_TABLE, title: 'How many answered the question', percentagesAcross: question.key,
    shows: [{ dimension: question.key, categories: [EVERYBODY, ANSWERED, PREFER_NOT_TO_SAY, NOT_ANSWERED] }],
  }
  return { publicationId: id, title, dimensions: [...dimensions, answers], tables: [...byAnswer, declaration], method: { kind: 'controlled_rounding' } }
}

/** The text under which the database counts a cell of the population, and back. */
export const cellText = (at: readonly string[]): string => JSON.stringify(at)

/** Counts of the database as base counts of the release: rows in a fixed order, so that equal counts have one hash. */
export const baseCounts = (on: PlainDate, rows: readonly CountRow[]): BaseCounts => ({
  snapshot: on, rows: rows.map(({ cell, answer, people }) => ({ at: [...(JSON.parse(cell) as string[]), answer], count: people })),
})
