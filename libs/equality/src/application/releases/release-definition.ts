import type { BaseRow, CategoryNode, Dimension, JointDefinition, MemberDefinition, TableDefinition } from '#disclosure'
import type { CountRow } from '../../data/release.queries.js'
import { type EqualityPublication, PREFER_NOT_TO_SAY, type PublishedPopulation, type Question } from '../../domain/index.js'
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

/** A publication with its question as it is asked now. */
export interface AskedPublication {
  readonly publication: EqualityPublication
  readonly question: Question
}

/**
 * What is published of a population: its tables as they are (the margin), and by the answers to each question, with how many answered at all. All of it is about
 * the same people and protected together, so that nothing is learnt by taking one table from another, nor one question from another.
 */
export const jointDefinition = ({ id, title }: PublishedPopulation, asked: readonly AskedPublication[], { dimensions, tables }: Pick<OpenPopulation, 'dimensions' | 'tables'>): JointDefinition => ({
  publicationId: id, title, dimensions, tables, method: { kind: 'controlled_rounding' }, members: asked.map((one) => memberDefinition(one, tables)),
})

/** Each of the population's tables by (groups of) answers, and how many answered. */
function memberDefinition({ publication: { id, title }, question }: AskedPublication, tables: readonly TableDefinition[]): MemberDefinition {
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
  return { publicationId: id, title, dimensions: [answers], tables: [...byAnswer, declaration] }
}

/** The text under which the database counts a cell of the population, and back. */
export const cellText = (at: readonly string[]): string => JSON.stringify(at)

/** Counts of the database as base rows of the release, in a fixed order, so that equal counts have one hash. */
export const baseRows = (rows: readonly CountRow[]): BaseRow[] => rows.map(({ cell, answer, people }) => ({ at: [...(JSON.parse(cell) as string[]), answer], count: people }))
