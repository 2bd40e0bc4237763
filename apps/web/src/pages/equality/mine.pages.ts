import { z } from 'zod'
import { fieldsPage, several } from '../../forms/fields-page.js'
import { MyEqualityAnswersDocument, SaveEqualityAnswersDocument, WithdrawEqualityAnswersDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { textOf } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { answeredView, fieldsOf, valuesOf } from './equality-view.js'
import { equalityPaths } from './paths.js'

const TITLE = 'Equality questions'

/** Why we ask, who sees it, and how far the person has come. */
const minePage = page({
  path: equalityPaths.mine,
  get: async (req, res) => {
    const { questionSet, answers } = (await execute(req, MyEqualityAnswersDocument, {})).myEqualityAnswers
    const questions = questionSet?.questions ?? []
    const view = answeredView(questions, answers)
    res.render('equality/mine', {
      title: TITLE, ...view, asked: questionSet !== null, questionsHref: equalityPaths.questions, figuresHref: equalityPaths.figures, withdrawHref: equalityPaths.withdraw,
      rows: view.rows.map((row) => ({ ...row, withdrawHref: `${equalityPaths.withdraw}?question=${encodeURIComponent(row.key)}` })),
    })
  },
})

/** All questions on one page. What is left empty stays as it was: to take an answer back there is a page of its own. */
const questionsPage = fieldsPage({
  path: equalityPaths.questions,
  load: async (req) => {
    const { questionSet, answers } = (await execute(req, MyEqualityAnswersDocument, {})).myEqualityAnswers
    if (questionSet === null) throw new PageError('notFound')
    return {
      title: TITLE, setId: questionSet.id, fields: fieldsOf(questionSet.questions), values: valuesOf(questionSet.questions, answers), button: 'Save', back: equalityPaths.mine,
      lead: ['You do not have to answer any of these. Answer as many as you like; you can change or withdraw your answers at any time.'],
    }
  },
  body: z.record(z.string(), several()),
  submit: async (req, body, { setId, fields }) => {
    const answers = fields.flatMap(({ name }) => {
      const options = (body[name] ?? []).filter((option) => option !== '')
      return options.length === 0 ? [] : [{ question: name, options }]
    })
    const { userErrors } = (await execute(req, SaveEqualityAnswersDocument, { input: { questionSetId: setId, answers } })).saveEqualityAnswers
    return userErrors.length > 0 ? { userErrors } : { next: equalityPaths.mine, notice: 'Your answers are saved.' }
  },
})

const withdrawPage = fieldsPage({
  path: equalityPaths.withdraw,
  load: async (req) => {
    const { questionSet, answers } = (await execute(req, MyEqualityAnswersDocument, {})).myEqualityAnswers
    const key = textOf(req.query['question'])
    const question = questionSet?.questions.find((one) => one.key === key && answers.some((answer) => answer.question === key))
    if (key !== '' && question === undefined) throw new PageError('notFound')
    return {
      title: question === undefined ? 'Withdraw all your answers?' : `Withdraw your answer about ${question.title.toLowerCase()}?`, caption: TITLE, question: question?.key ?? null,
      effects: ['What you answered is deleted at once. We cannot bring it back, but you can answer again.', 'It is not counted in figures from now on. Figures that are published already do not change: nobody can be recognised in them.'],
      fields: [], button: 'Withdraw', dangerous: true, stay: 'Keep', back: equalityPaths.mine,
    }
  },
  body: z.object({}),
  submit: async (req, _body, { question }) => {
    const { userErrors } = (await execute(req, WithdrawEqualityAnswersDocument, { question })).withdrawEqualityAnswers
    return userErrors.length > 0 ? { userErrors } : { next: equalityPaths.mine, notice: question === null ? 'Your answers are withdrawn.' : 'Your answer is withdrawn.' }
  },
})

export const myEqualityPages = [minePage, questionsPage, withdrawPage]
