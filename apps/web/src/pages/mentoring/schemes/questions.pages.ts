import { z } from 'zod'
import { type Field, fieldsPage, several } from '../../../forms/fields-page.js'
import { PageError } from '../../../http/page-error.js'
import { page } from '../../page.js'
import { mentoringPaths, param, pathTo } from '../paths.js'
import { loadManaged, type ManagedScheme, saveScheme, settingsHref } from './load-settings.js'

type Question = ManagedScheme['settings']['questions'][number]

const NEW = 'new'
const questionsHref = ({ id }: ManagedScheme): string => pathTo(mentoringPaths.questions, { schemeId: id })
const lines = (typed: string): string[] => typed.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')

/** A short and stable key from the words of a question, other than those there are. */
export function keyFor(label: string, taken: readonly string[]): string {
  const words = label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^[^a-z]+|-+$/g, '').slice(0, 30) || 'question'
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? words : `${words}-${n}`
    if (key !== NEW && !taken.includes(key)) return key
  }
}

/** The questions of a scheme's own. */
const questionsPage = page({
  path: mentoringPaths.questions,
  get: async (req, res) => {
    const { managed, scheme } = await loadManaged(req)
    const to = (path: 'question' | 'removeQuestion', key: string) => pathTo(mentoringPaths[path], { schemeId: managed.id, key })
    res.render('mentoring/schemes/questions', {
      title: 'Questions', scheme, previous: settingsHref(managed), addHref: to('question', NEW),
      questions: managed.settings.questions.map(({ key, label, sides, kind, required }) => ({
        label, detail: [sides.length === 2 ? 'Everybody' : sides[0] === 'mentee' ? 'Mentees' : 'Mentors', kind === 'choice' ? 'choose one answer' : 'write an answer', required ? 'required' : 'optional'].join(', '), href: to('question', key), removeHref: to('removeQuestion', key),
      })),
    })
  },
})

const FIELDS: readonly Field[] = [
  { kind: 'text', name: 'label', label: 'Question' }, { kind: 'text', name: 'hint', label: 'Help with it (optional)' },
  { kind: 'checkboxes', name: 'sides', label: 'Who is asked?', items: [{ value: 'mentee', text: 'Mentees' }, { value: 'mentor', text: 'Mentors' }] },
  { kind: 'radios', name: 'kind', label: 'How do they answer?', items: [{ value: 'text', text: 'They write' }, { value: 'choice', text: 'They choose one' }] },
  { kind: 'textarea', name: 'options', label: 'Answers to choose from', hint: 'One on each line. Leave empty if they write.' },
  { kind: 'checkboxes', name: 'required', label: 'Is an answer needed?', items: [{ value: 'yes', text: 'Nobody can submit a profile without it' }] },
]

const questionPage = fieldsPage({
  path: mentoringPaths.question, view: 'mentoring/schemes/settings-form',
  load: async (req) => {
    const { managed } = await loadManaged(req)
    const key = param(req, 'key')
    const question = managed.settings.questions.find((one) => one.key === key)
    if (question === undefined && key !== NEW) throw new PageError('notFound')
    const values = question ? { ...question, options: question.options.join('\n'), required: question.required ? ['yes'] : [] } : { sides: ['mentee', 'mentor'], kind: 'text' }
    return { managed, question, title: question ? 'Change a question' : 'Add a question', caption: managed.title, fields: FIELDS, button: 'Save', back: questionsHref(managed), values: { ...values, version: managed.version } }
  },
  body: z.object({ label: z.string().trim().default(''), hint: z.string().trim().default(''), sides: several(), kind: z.string().default(''), options: z.string().default(''), required: several(), version: z.string().default('') }),
  submit: async (req, { version, options, required, ...typed }, { managed, question }) => {
    const all = managed.settings.questions
    const key = question?.key ?? keyFor(typed.label, all.map((one) => one.key))
    const changed: Question = { ...typed, key, options: lines(options), required: required.includes('yes') }
    return saveScheme(req, managed, version, { settings: { questions: question ? all.map((one) => (one.key === key ? changed : one)) : [...all, changed] } }, questionsHref(managed))
  },
})

const removePage = fieldsPage({
  path: mentoringPaths.removeQuestion, view: 'mentoring/schemes/settings-form',
  load: async (req) => {
    const { managed } = await loadManaged(req)
    const question = managed.settings.questions.find((one) => one.key === param(req, 'key'))
    if (question === undefined) throw new PageError('notFound')
    return { managed, question, title: 'Remove a question', caption: managed.title, lead: [question.label], effects: ['Nobody is asked any more.', 'Answers given so far are no longer shown.'], fields: [], button: 'Remove it', dangerous: true, stay: 'Keep it', back: questionsHref(managed), values: { version: managed.version } }
  },
  body: z.object({ version: z.string().default('') }),
  submit: (req, { version }, { managed, question }) => saveScheme(req, managed, version, { settings: { questions: managed.settings.questions.filter(({ key }) => key !== question.key) } }, questionsHref(managed)),
})

export const questionPages = [questionsPage, questionPage, removePage]
