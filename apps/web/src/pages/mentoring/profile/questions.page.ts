import { z } from 'zod'
import { type Field, fieldsPage } from '../../../forms/fields-page.js'
import { PageError } from '../../../http/page-error.js'
import { mentoringPaths } from '../paths.js'
import { ownForm } from './about.page.js'
import { loadOwn, type OwnProfile } from './load-profile.js'
import { saveSections } from './save.js'

export const questionsOf = ({ side, scheme }: OwnProfile) => scheme.settings.questions.filter(({ sides }) => sides.includes(side))

/** Questions of the scheme's own. Their keys are the names of the form's fields. */
export const ownQuestionsPage = fieldsPage({
  path: mentoringPaths.ownQuestions,
  load: async (req) => {
    const profile = await loadOwn(req)
    const questions = questionsOf(profile)
    if (questions.length === 0) throw new PageError('notFound')
    const fields = questions.map(({ key, label, hint, kind, options, required }): Field => ({
      name: key, label: required ? label : `${label} (optional)`, ...(hint !== '' && { hint }),
      ...(kind === 'choice' ? { kind: 'radios', items: options.map((option) => ({ value: option, text: option })) } : { kind: 'textarea' }),
    }))
    return ownForm(profile, { title: 'Questions of this scheme', fields, values: Object.fromEntries(profile.answers.map(({ key, answer }) => [key, answer])) })
  },
  body: z.record(z.string(), z.unknown()),
  submit: (req, typed, { profile }) =>
    saveSections(req, profile, { answers: questionsOf(profile).map(({ key }) => ({ key, answer: typeof typed[key] === 'string' ? typed[key] : '' })) }),
})
