import { z } from 'zod'
import { type Field, fieldsPage, optionalText } from '../../../forms/fields-page.js'
import { OwnMentoringPreferencesDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { mentoringPaths, param } from '../paths.js'
import { CHOICES, itemsOf, VALUE_ANSWERS, VALUE_STATEMENTS } from '../words.js'
import { ownForm } from './about.page.js'
import { otherRole, ownProfile } from './load-profile.js'
import { saveSections } from './save.js'

const names = VALUE_STATEMENTS.map((_, n) => `value-${n}`)
const answers: Record<string, ReturnType<typeof optionalText>> = Object.fromEntries(names.map((name) => [name, optionalText()]))

/** Values and working style, and what matters most about the other: that last one is private. */
export const workingPage = fieldsPage({
  path: mentoringPaths.working,
  load: async (req) => {
    const { mentoringProfile, mentoringPreferences } = await execute(req, OwnMentoringPreferencesDocument, { id: param(req, 'profileId') })
    const profile = ownProfile(mentoringProfile)
    const fields: Field[] = [
      ...VALUE_STATEMENTS.map((label, n): Field => ({ kind: 'radios', name: `value-${n}`, label, items: itemsOf(VALUE_ANSWERS) })),
      { kind: 'radios', name: 'choice', label: `What matters most to you about your ${otherRole(profile)}?`, hint: 'Private. It counts more for you; nobody else is told.', items: [...itemsOf(CHOICES), { value: '', text: 'Nothing in particular' }] },
    ]
    return ownForm(profile, {
      title: 'How you like to work', fields, lead: ['People who work in a similar way get on better from the start. Leave out what you do not want to answer.'],
      values: { ...Object.fromEntries(names.map((name, n) => [name, profile.values[n] === null || profile.values[n] === undefined ? '' : String(profile.values[n])])), choice: mentoringPreferences.choice ?? '' },
    })
  },
  body: z.object({ ...answers, choice: optionalText() }),
  submit: (req, { choice, ...typed }, { profile }) => {
    const values = names.map((name) => {
      const answer = (typed as Readonly<Record<string, string | null>>)[name] ?? null
      return answer !== null && /^[1-5]$/.test(answer) ? Number(answer) : null
    })
    return saveSections(req, profile, { working: { values: values.every((value) => value === null) ? null : values, choice } })
  },
})
