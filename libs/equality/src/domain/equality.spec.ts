import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { addDays, plainDate, unwrap } from '#kernel'
import { checkAnswers, decideSnapshot, optionsOf, PREFER_NOT_TO_SAY, PUBLICATIONS, type QuestionSetContent, readQuestionSet } from './index.js'

const seed: unknown = JSON.parse(readFileSync(join(__dirname, '../../reference/questions-england-and-wales.json'), 'utf8'))
const content = (): QuestionSetContent => {
  const read = readQuestionSet(seed)
  if (read.content === undefined) throw new Error(JSON.stringify(read.problems))
  return read.content
}

describe('a set of questions', () => {
  it('of England and Wales is sound, and has each question that a publication is about, with a single answer', () => {
    const { questions } = content()
    for (const { question } of PUBLICATIONS) expect(questions).toContainEqual(expect.objectContaining({ key: question, kind: 'single' }))
  })

  it('has “Prefer not to say” last in every question', () => {
    for (const question of content().questions) {
      expect(optionsOf(question).at(-1)).toEqual({ key: PREFER_NOT_TO_SAY, label: 'Prefer not to say', group: null })
      expect(optionsOf(question).filter(({ key }) => key === PREFER_NOT_TO_SAY)).toHaveLength(1)
    }
  })

  const option = (key: string, label = key) => ({ key, label })
  const question = (more: object) => ({ title: 'T', source: 'S', questions: [{ key: 'q', title: 'Q', text: 'Q?', kind: 'single', options: [option('a'), option('b')], ...more }] })
  it.each([
    ['its own “prefer not to say”', question({ options: [option('a'), option('b', 'I would rather not say')] }), 'questions.0.options.1'],
    ['the system’s key', question({ options: [option('a'), option('prefer_not_to_say', 'No')] }), 'questions.0.options.1'],
    ['free text', question({ kind: 'text' }), 'questions.0.kind'],
    ['room for free text', question({ options: [option('a'), { ...option('b'), freeText: true }] }), 'questions.0.options.1'],
    ['an option twice', question({ options: [option('a'), option('a', 'b')] }), 'questions.0.options.1.key'],
    ['one label twice', question({ options: [option('a'), option('b', 'a')] }), 'questions.0.options.1.label'],
    ['one option', question({ options: [option('a')] }), 'questions.0.options'],
  ])('with %s is refused, and where is said', (_, json, field) => expect(readQuestionSet(json)).toEqual({ problems: [expect.objectContaining({ field })] }))
})

describe('answers', () => {
  const set = { questions: [...content().questions, { key: 'many', title: 'M', text: 'M?', hint: null, kind: 'multiple' as const, options: [{ key: 'a', label: 'A', group: null }, { key: 'b', label: 'B', group: null }] }] }

  it.each([
    ['nobody asked', [{ question: 'shoe_size', options: ['a'] }], 'UNKNOWN_QUESTION'],
    ['nobody offered', [{ question: 'many', options: ['c'] }], 'UNKNOWN_OPTION'],
    ['two where one is asked for', [{ question: 'sex', options: ['female', 'male'] }], 'CHOOSE_ONE'],
    ['“prefer not to say” beside another', [{ question: 'many', options: ['a', PREFER_NOT_TO_SAY] }], 'ALONE'],
    ['twice', [{ question: 'sex', options: ['female'] }, { question: 'sex', options: [] }], 'ANSWERED_TWICE'],
  ])('that %s are refused', (_, given, code) => expect(checkAnswers(set, given)).toEqual({ ok: false, error: [{ code, question: given.at(-1)?.question }] }))

  it('may be to any of the questions, or to none', () => {
    const one = fc.constantFrom(...set.questions).chain((question) => fc.record({
      question: fc.constant(question.key),
      options: fc.oneof(fc.constant([]), fc.constantFrom(...optionsOf(question)).map(({ key }) => [key]), question.kind === 'multiple' ? fc.subarray(question.options.map(({ key }) => key)) : fc.constant([])),
    }))
    fc.assert(fc.property(fc.uniqueArray(one, { selector: ({ question }) => question }), (given) => expect(unwrap(checkAnswers(set, given))).toEqual(given)))
  })
})

describe('a snapshot', () => {
  const today = plainDate('2026-06-01')
  const publication = { minimumDays: 80 }
  it('is of today', () => {
    expect(decideSnapshot(publication, { on: today, today, last: null })).toEqual({ ok: true, value: today })
    expect(decideSnapshot(publication, { on: addDays(today, -1), today, last: null })).toMatchObject({ error: { code: 'ONLY_TODAY' } })
  })
  it.each([[80, true], [79, false], [1, false]])('%i days after the last: %p', (days, ok) => expect(decideSnapshot(publication, { on: today, today, last: addDays(today, -days) }).ok).toBe(ok))
  it('is asked for by ids of their own', () => expect(new Set(PUBLICATIONS.map(({ id }) => id)).size).toBe(PUBLICATIONS.length))
})
