import type { Request } from 'express'
import { z } from 'zod'
import type { UserError } from '#govuk'
import { formPage } from '../../../forms/form-page.js'
import { FindOrganisationsDocument, OwnMentoringPreferencesDocument, SaveMentoringAvoidedDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { mentoringPaths, param } from '../paths.js'
import { captionOf, ownProfile, profileHref } from './load-profile.js'

interface Named {
  readonly id: string
  readonly name: string | null
}

const without = (list: readonly Named[], id: string): string[] => list.map((one) => one.id).filter((one) => one !== id)

/** The one organisation that the typed words mean; else what to do. */
async function organisationMeant(req: Request, typed: string): Promise<{ readonly id: string } | { readonly userErrors: readonly UserError[] }> {
  const found = (await execute(req, FindOrganisationsDocument, { search: typed })).organisations.edges.map(({ node }) => node)
  const exact = found.filter(({ name, code }) => [name, code ?? ''].some((text) => text.toLowerCase() === typed.toLowerCase()))
  const only = exact.length === 1 ? exact[0] : found.length === 1 ? found[0] : undefined
  if (only !== undefined) return { id: only.id }
  const message = found.length === 0 ? `No organisation is called “${typed}”. Check the name` : `Several organisations fit: ${found.slice(0, 5).map(({ name }) => name).join(', ')}. Enter the whole name of one`
  return { userErrors: [{ field: 'organisation', message }] }
}

/** People and organisations to be kept apart from: added one at a time, private. */
export const avoidPage = formPage({
  path: mentoringPaths.avoid,
  view: 'mentoring/profile/avoid',
  load: async (req) => {
    const { mentoringProfile, mentoringPreferences } = await execute(req, OwnMentoringPreferencesDocument, { id: param(req, 'profileId') })
    const profile = ownProfile(mentoringProfile)
    const { avoidedPeople, avoidedOrganisations, avoidedEmails } = mentoringPreferences
    return { profile, caption: captionOf(profile), back: profileHref(profile, 'profile'), avoidedPeople, avoidedOrganisations, avoidedEmails, all: [...avoidedPeople, ...avoidedOrganisations, ...avoidedEmails.map((typed) => ({ id: typed, name: typed }))].map(({ id, name }) => ({ id, name: name ?? 'Name not known' })) }
  },
  title: () => 'Who you must not be matched with',
  previous: (_req, { back }) => back,
  body: z.object({ email: z.string().trim().default(''), organisation: z.string().trim().default(''), remove: z.string().default('') }),
  submit: async (req, _res, { email, organisation, remove }, { profile, avoidedPeople, avoidedOrganisations, avoidedEmails }) => {
    if (remove === '' && email === '' && organisation === '') return { userErrors: [{ field: 'email', message: 'Enter an email address or the name of an organisation' }] }
    const meant = organisation === '' || remove !== '' ? undefined : await organisationMeant(req, organisation)
    if (meant !== undefined && 'userErrors' in meant) return meant
    const input = {
      profileId: profile.id, personIds: without(avoidedPeople, remove), organisationIds: [...without(avoidedOrganisations, remove), ...(meant === undefined ? [] : [meant.id])], emails: [...avoidedEmails.filter((typed) => typed !== remove), ...(remove === '' && email !== '' ? [email] : [])],
    }
    const { userErrors } = (await execute(req, SaveMentoringAvoidedDocument, { input })).saveMentoringAvoided
    if (userErrors.length > 0) return { userErrors: userErrors.map(({ message }) => ({ message, field: email === '' && organisation !== '' ? 'organisation' : 'email' })) }
    return { next: profileHref(profile, 'avoid'), notice: 'Your list is saved.' }
  },
})
