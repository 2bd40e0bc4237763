import { type FieldsForm, fieldsPage, nothing } from '../../../forms/fields-page.js'
import { DeleteMentoringProfileDocument, MoveMentoringProfileDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { mentoringPaths, param } from '../paths.js'
import { ownForm } from './about.page.js'
import { loadOwn, profileHref } from './load-profile.js'

/** `done` says afterwards what was done: not `notice`, which a page shows at once. */
type Step = Pick<FieldsForm, 'title' | 'button'> & Partial<FieldsForm> & { readonly done: string }

const STEPS: Readonly<Record<string, Step>> = {
  pause: { title: 'Pause your profile', button: 'Pause', done: 'Your profile is paused.', effects: ['You are not matched until you resume.', 'Proposals that wait for an answer are taken back.', 'Relationships that you have go on.'] },
  resume: { title: 'Be matched again', button: 'Resume', done: 'You are in the next round of matching.', effects: ['You take part in the next round of matching.'] },
  withdraw: { title: 'Leave this scheme', button: 'Leave the scheme', dangerous: true, stay: 'Stay in the scheme', done: 'You have left the scheme.', effects: ['You are not matched any more.', 'Proposals that wait for an answer are taken back.', 'Your profile is kept, in case you return.'] },
  return: { title: 'Return to this scheme', button: 'Return', done: 'Welcome back. Check your profile, then submit it.', effects: ['Your profile is a draft again: check it, then submit it.'] },
  delete: { title: 'Delete this profile', button: 'Delete it', dangerous: true, stay: 'Keep it', done: 'The profile is deleted.', warning: 'Everything that you filled in is deleted, with what is private. This cannot be undone.' },
}

/** Pausing, resuming, leaving, returning and deleting: each says what it does before it does it. */
export const moveProfilePage = fieldsPage({
  path: mentoringPaths.moveProfile,
  load: async (req) => {
    const action = param(req, 'action')
    const profile = await loadOwn(req)
    const step = STEPS[action]
    if (step === undefined || !profile.viewerCan.includes(action)) throw new PageError('notFound')
    return { ...ownForm(profile, { ...step, fields: [] }), action, done: step.done }
  },
  body: nothing,
  submit: async (req, _body, { profile, action, done }) => {
    const { userErrors } = action === 'delete'
      ? (await execute(req, DeleteMentoringProfileDocument, { input: { profileId: profile.id } })).deleteMentoringProfile
      : (await execute(req, MoveMentoringProfileDocument, { input: { profileId: profile.id, action } })).moveMentoringProfile
    if (userErrors.length > 0) return { userErrors: userErrors.map(({ message }) => ({ message, field: null })) }
    return { next: action === 'delete' ? mentoringPaths.home : profileHref(profile, 'profile'), notice: done }
  },
})
