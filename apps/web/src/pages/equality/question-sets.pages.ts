import type { Request } from 'express'
import { z } from 'zod'
import { pluralise, type UserError } from '#govuk'
import { done, fieldsPage, type Field } from '../../forms/fields-page.js'
import { AdminFrameDocument, EqualityQuestionSetDocument, EqualityQuestionSetsDocument, ImportEqualityQuestionsDocument, PublishEqualityQuestionsDocument, RetireEqualityQuestionsDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { textOfFile } from '../../http/text-of-file.js'
import { PageError } from '../../http/page-error.js'
import { adminPaths } from '../admin/paths.js'
import { page } from '../page.js'
import { equalityPaths } from './paths.js'

const CAPTION = 'Equality questions'
const MOST_BYTES = 200_000
const TAGS: Readonly<Record<string, { readonly text: string; readonly classes: string }>> = {
  draft: { text: 'Draft', classes: 'govuk-tag--yellow' }, published: { text: 'Asked now', classes: 'govuk-tag--green' }, retired: { text: 'Retired', classes: 'govuk-tag--grey' },
}
const tagOf = (state: string) => TAGS[state] ?? { text: state, classes: 'govuk-tag--grey' }

const setsPage = page({
  path: equalityPaths.sets,
  get: async (req, res) => {
    const { equalityQuestionSets } = await execute(req, EqualityQuestionSetsDocument, {})
    res.render('equality/question-sets', {
      title: CAPTION, importHref: equalityPaths.importSet, previous: adminPaths.home,
      sets: equalityQuestionSets.map(({ id, number, state, title }) => ({ number, title, tag: tagOf(state), href: pathTo(equalityPaths.set, { id }) })),
    })
  },
})

const setPage = page({
  path: equalityPaths.set,
  get: async (req, res) => {
    const { equalityQuestionSet: set } = await execute(req, EqualityQuestionSetDocument, { id: param(req, 'id') })
    res.render('equality/question-set', {
      title: `Version ${set.number}`, set, tag: tagOf(set.state), previous: equalityPaths.sets,
      ...(set.state === 'draft' && { publishHref: pathTo(equalityPaths.publishSet, { id: set.id }) }), ...(set.state === 'published' && { retireHref: pathTo(equalityPaths.retireSet, { id: set.id }) }),
    })
  },
})

const importPage = fieldsPage({
  path: equalityPaths.importSet,
  load: async (req) => {
    await execute(req, AdminFrameDocument, {})
    return {
      title: 'Import questions', caption: CAPTION, sendsFile: true, button: 'Import', back: equalityPaths.sets,
      lead: ['The file becomes a draft with the next number. It is asked when you publish it.', 'Keep the keys of answers that mean the same: what people answered before then still counts. “Prefer not to say” is added to every question.'],
      fields: [{ kind: 'file', name: 'file', label: 'The file', hint: 'JSON with title, source and questions, smaller than 200 kB.', accept: '.json,application/json' }] satisfies Field[],
    }
  },
  body: z.object({}),
  submit: async (req) => {
    if (!req.upload) return { userErrors: [{ field: 'file', message: 'Choose a JSON file' }] }
    const json = await textOfFile(req.upload.content, MOST_BYTES)
    if (json === undefined) return { userErrors: [{ field: 'file', message: 'The file must be smaller than 200 kB' }] }
    const { questionSet, userErrors } = (await execute(req, ImportEqualityQuestionsDocument, { json })).importEqualityQuestions
    if (questionSet === null) return { userErrors: userErrors.slice(0, 50).map(({ message }) => ({ field: 'file', message })) }
    return { next: pathTo(equalityPaths.set, { id: questionSet.id }), notice: `Version ${questionSet.number} is imported as a draft.` }
  },
})

interface Change {
  readonly path: string
  readonly from: string
  readonly question: (number: number) => string
  readonly effects: readonly string[]
  readonly button: string
  readonly notice: string
  readonly send: (req: Request, set: { readonly id: string; readonly reason: string }) => Promise<readonly UserError[]>
}

const changePage = ({ path, from, question, effects, button, notice, send }: Change) => fieldsPage({
  path,
  load: async (req) => {
    const { equalityQuestionSet: set } = await execute(req, EqualityQuestionSetDocument, { id: param(req, 'id') })
    if (set.state !== from) throw new PageError('notFound')
    return {
      title: question(set.number), caption: `${CAPTION}, ${pluralise(set.questions.length, 'question')}`, effects, button, stay: 'Not yet', back: pathTo(equalityPaths.set, { id: set.id }),
      fields: [{ kind: 'textarea', name: 'reason', label: 'Why (optional)', hint: 'Kept in the history.' }] satisfies Field[],
    }
  },
  body: z.object({ reason: z.string().trim().max(500, 'Why must be 500 characters or less').default('') }),
  submit: async (req, { reason }, { back }) => done(await send(req, { id: param(req, 'id'), reason }), back, notice),
})

const publishPage = changePage({
  path: equalityPaths.publishSet, from: 'draft', button: 'Publish', notice: 'These questions are asked now.',
  send: async (req, set) => (await execute(req, PublishEqualityQuestionsDocument, set)).publishEqualityQuestions.userErrors,
  question: (number) => `Ask version ${number} from now on?`,
  effects: ['The version asked before is retired.', 'Answers stay. They count where the new version has the same question and answer; other questions are asked again.', 'It cannot be changed any more.'],
})

const retirePage = changePage({
  path: equalityPaths.retireSet, from: 'published', button: 'Retire', notice: 'Nothing is asked now.',
  send: async (req, set) => (await execute(req, RetireEqualityQuestionsDocument, set)).retireEqualityQuestions.userErrors,
  question: (number) => `Stop asking version ${number}?`,
  effects: ['Nothing is asked, and no figures can be published, until another version is.', 'Answers stay until people withdraw them.'],
})

export const equalityQuestionSetPages = [setsPage, importPage, setPage, publishPage, retirePage]
