import type { Request } from 'express'
import { z } from 'zod'
import type { UserError } from '#govuk'
import { formPage } from '../../forms/form-page.js'
import { AddMyEmailDocument, MakeMyEmailPrimaryDocument, RemoveMyEmailDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { textOf } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { loadProfile, viewerId } from './load-profile.js'
import { myPaths } from './paths.js'

const addPage = formPage({
  path: myPaths.addEmail,
  view: 'my/add-email',
  title: () => 'Add an email address',
  load: () => ({}),
  body: z.object({ email: z.string({ error: 'Enter an email address' }).trim().min(1, 'Enter an email address').pipe(z.email('Enter an email address in the correct format, like name@example.gov.uk')) }),
  submit: async (req, _res, { email }) => {
    const { addPersonEmail: { userErrors } } = await execute(req, AddMyEmailDocument, { input: { personId: await viewerId(req), email } })
    return userErrors.length > 0 ? { userErrors } : { next: myPaths.profile, notice: 'The address is added.' }
  },
  previous: () => myPaths.profile,
})

/** One of the person's further addresses, named in the query; the primary one can be neither chosen again nor removed. */
async function furtherAddress(req: Request) {
  const { id, emails } = await loadProfile(req)
  const email = emails.find((one) => one.email === textOf(req.query['email']) && !one.isPrimary)?.email
  if (email === undefined) throw new PageError('notFound')
  return { personId: id, email }
}

interface Question {
  readonly path: string
  readonly title: string
  readonly text: string
  readonly button: string
  readonly warning: boolean
  readonly notice: string
  readonly send: (req: Request, input: { readonly personId: string; readonly email: string }) => Promise<readonly UserError[]>
}

const questionPage = ({ path, title, send, notice, ...words }: Question) => formPage({
  path, view: 'my/confirm-email',
  title: () => title,
  load: async (req) => ({ ...words, ...(await furtherAddress(req)), back: myPaths.profile }),
  body: z.object({}),
  submit: async (req, _res, _body, { personId, email }) => {
    const userErrors = await send(req, { personId, email })
    return userErrors.length > 0 ? { userErrors } : { next: myPaths.profile, notice }
  },
  previous: () => myPaths.profile,
})

const primaryPage = questionPage({
  path: myPaths.primaryEmail, title: 'Use this address for your messages?', text: 'Waymark will write to', button: 'Use this address', warning: false, notice: 'Waymark now writes to that address.',
  send: async (req, input) => (await execute(req, MakeMyEmailPrimaryDocument, { input })).makePersonEmailPrimary.userErrors,
})

const removePage = questionPage({
  path: myPaths.removeEmail, title: 'Remove this address?', text: 'You can no longer be found or invited by', button: 'Remove address', warning: true, notice: 'The address is removed.',
  send: async (req, input) => (await execute(req, RemoveMyEmailDocument, { input })).removePersonEmail.userErrors,
})

export const emailPages = [addPage, primaryPage, removePage]
