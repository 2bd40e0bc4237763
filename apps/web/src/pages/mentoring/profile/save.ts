import type { Request } from 'express'
import type { UserError } from '#govuk'
import { type SaveMentoringProfileInput, SaveMentoringProfileDocument } from '../../../generated/graphql.js'
import type { Submitted } from '../../../forms/form-page.js'
import { execute } from '../../../graphql/graphql-client.js'
import { type OwnProfile, profileHref } from './load-profile.js'

/** Saves sections and goes back to the task list; or what is wrong, under the last part of its name. */
export async function saveSections(req: Request, profile: OwnProfile, sections: Omit<SaveMentoringProfileInput, 'profileId'>, names: Readonly<Record<string, string>> = {}): Promise<Submitted> {
  const { userErrors } = (await execute(req, SaveMentoringProfileDocument, { input: { profileId: profile.id, ...sections } })).saveMentoringProfile
  return userErrors.length > 0 ? { userErrors: lastParts(userErrors, names) } : { next: profileHref(profile, 'profile'), notice: 'Saved.' }
}

/** `about.goals` is the field `goals` of its form. */
export const lastParts = (errors: readonly { readonly field: string; readonly message: string }[], names: Readonly<Record<string, string>> = {}): UserError[] =>
  errors.map(({ field, message }) => {
    const last = field.split('.').at(-1) ?? ''
    return { message, field: names[last] ?? (last === '' ? null : last) }
  })
