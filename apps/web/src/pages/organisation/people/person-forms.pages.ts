import { z } from 'zod'
import { londonDate } from '#kernel'
import { done, fieldsPage, nothing, optionalText, type Field } from '../../../forms/fields-page.js'
import { AddPersonEmailDocument, CreatePersonDocument, InvitePersonDocument, MakePersonEmailPrimaryDocument, RemovePersonEmailDocument, UpdatePersonDocument, OrganisationPeopleDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { param, textOf } from '../../../http/addresses.js'
import { PageError } from '../../../http/page-error.js'
import { here, nowOf, organisationIdOf } from '../frame.js'
import { organisationPaths } from '../paths.js'
import { backgroundChoices, localeChoices, orAny, roleChoices } from '../words.js'
import { loadPerson } from './person.page.js'

const details: readonly Field[] = [
  { kind: 'text', name: 'givenName', label: 'Given name', width: 20 },
  { kind: 'text', name: 'familyName', label: 'Family name', width: 20 },
]
const aboutThem: readonly Field[] = [
  { kind: 'select', name: 'background', label: 'Background', hint: 'Their profession when they joined. It decides nothing about them.', items: orAny(backgroundChoices, 'Not known') },
  { kind: 'radios', name: 'locale', label: 'Language of messages', items: localeChoices },
]
const detailsBody = { givenName: z.string().trim().min(1, 'Enter their given name'), familyName: z.string().trim().min(1, 'Enter their family name'), background: optionalText(), locale: optionalText() }

/** Adds a person with a first role, and invites them unless told not to. */
export const addPersonPage = fieldsPage({
  path: organisationPaths.addPerson,
  load: async (req) => {
    const { organisation } = await execute(req, OrganisationPeopleDocument, { organisationId: organisationIdOf(req), when: 'current' })
    return {
      title: 'Add a person', caption: organisation.name, back: here(req, 'people'), button: 'Add this person',
      fields: [
        ...details,
        { kind: 'email', name: 'email', label: 'Work email address', hint: 'They sign in with it. Nobody else on Waymark may have it.' },
        { kind: 'select', name: 'role', label: 'First role', hint: 'You can add more afterwards.', items: roleChoices.map(({ value, text }) => ({ value, text })) },
        { kind: 'text', name: 'jobTitle', label: 'Job title (optional)' },
        ...aboutThem,
        { kind: 'radios', name: 'invite', label: 'Invite them to sign in?', items: [{ value: 'yes', text: 'Yes, send an invitation now' }, { value: 'no', text: 'No, I will do it later' }] },
      ] satisfies Field[],
      values: { role: 'learner', locale: 'en', invite: 'yes' },
    }
  },
  body: z.object({ ...detailsBody, email: z.string().trim().min(1, 'Enter their work email address'), role: z.string().min(1, 'Choose a role'), jobTitle: optionalText(), invite: z.enum(['yes', 'no'], 'Say whether to invite them') }),
  submit: async (req, { invite, role, jobTitle, ...person }) => {
    const membership = { organisationId: organisationIdOf(req), role, jobTitle, startsOn: londonDate(nowOf(req)) }
    const { createPerson } = await execute(req, CreatePersonDocument, { input: { ...person, invite: invite === 'yes', membership } })
    return done(createPerson.userErrors, createPerson.person ? here(req, 'person', { personId: createPerson.person.id }) : '', `${person.givenName} ${person.familyName} is added${invite === 'yes' ? ' and invited' : ''}.`)
  },
})

export const editPersonPage = fieldsPage({
  path: organisationPaths.editPerson,
  load: async (req) => {
    const { organisation, person } = await loadPerson(req)
    if (!person.viewerCanEdit) throw new PageError('notFound')
    const { givenName, familyName, background, locale } = person
    return { title: `Change details of ${person.name}`, caption: organisation.name, fields: [...details, ...aboutThem], button: 'Save', back: here(req, 'person'), values: { givenName, familyName, background, locale } }
  },
  body: z.object(detailsBody),
  submit: async (req, body) => {
    const { updatePerson } = await execute(req, UpdatePersonDocument, { input: { ...body, personId: param(req, 'personId') } })
    return done(updatePerson.userErrors, here(req, 'person'), 'The details are saved.')
  },
})

export const invitePersonPage = fieldsPage({
  path: organisationPaths.invitePerson,
  load: async (req) => {
    const { organisation, person } = await loadPerson(req)
    const email = person.emails.find(({ isPrimary }) => isPrimary)?.email
    return {
      title: `Invite ${person.name} to sign in`, caption: organisation.name, lead: [`We write to ${email ?? 'their address'}. An invitation sent before stops working.`],
      fields: [{ kind: 'radios', name: 'anyEmail', label: 'With which address may they sign in?', items: [{ value: 'no', text: 'Only with the address that we write to' }, { value: 'yes', text: 'With any address', hint: { text: 'When their sign-in uses another address. Whoever has the invitation can use it, so check the address first.' } }] }] satisfies Field[],
      button: 'Send the invitation', back: here(req, 'person'), values: { anyEmail: 'no' },
    }
  },
  body: z.object({ anyEmail: z.enum(['yes', 'no'], 'Choose with which address they may sign in') }),
  submit: async (req, { anyEmail }) => {
    const { invitePerson } = await execute(req, InvitePersonDocument, { input: { personId: param(req, 'personId'), anyEmail: anyEmail === 'yes' } })
    return done(invitePerson.userErrors, here(req, 'person'), 'The invitation is on its way.')
  },
})

export const addEmailPage = fieldsPage({
  path: organisationPaths.addEmail,
  load: async (req) => {
    const { organisation, person } = await loadPerson(req)
    return { title: `Add an address of ${person.name}`, caption: organisation.name, fields: [{ kind: 'email', name: 'email', label: 'Email address' }] satisfies Field[], button: 'Add this address', back: here(req, 'person') }
  },
  body: z.object({ email: z.string().trim().min(1, 'Enter an email address') }),
  submit: async (req, { email }) => {
    const { addPersonEmail } = await execute(req, AddPersonEmailDocument, { input: { personId: param(req, 'personId'), email } })
    return done(addPersonEmail.userErrors, here(req, 'person'), 'The address is added.')
  },
})

/** The address in the page's own address, when the person has it. */
async function loadEmail(req: Parameters<typeof loadPerson>[0]) {
  const { organisation, person } = await loadPerson(req)
  const email = person.emails.find((one) => one.email === textOf(req.query['email']))?.email
  if (email === undefined) throw new PageError('notFound')
  return { caption: organisation.name, person, email, fields: [], back: here(req, 'person') }
}

export const primaryEmailPage = fieldsPage({
  path: organisationPaths.primaryEmail, body: nothing,
  load: async (req) => {
    const loaded = await loadEmail(req)
    return { ...loaded, title: `Write to ${loaded.email} from now on?`, lead: [`All messages to ${loaded.person.name} go there. Their other addresses stay.`], button: 'Yes, write there' }
  },
  submit: async (req, _body, { email }) => {
    const { makePersonEmailPrimary } = await execute(req, MakePersonEmailPrimaryDocument, { input: { personId: param(req, 'personId'), email } })
    return done(makePersonEmailPrimary.userErrors, here(req, 'person'), `Waymark writes to ${email} from now on.`)
  },
})

export const removeEmailPage = fieldsPage({
  path: organisationPaths.removeEmail, body: nothing,
  load: async (req) => {
    const loaded = await loadEmail(req)
    return { ...loaded, title: `Remove ${loaded.email}?`, lead: [`${loaded.person.name} is no longer known by this address.`], button: 'Remove this address', dangerous: true, stay: 'Keep it' }
  },
  submit: async (req, _body, { email }) => {
    const { removePersonEmail } = await execute(req, RemovePersonEmailDocument, { input: { personId: param(req, 'personId'), email } })
    return done(removePersonEmail.userErrors, here(req, 'person'), 'The address is removed.')
  },
})
