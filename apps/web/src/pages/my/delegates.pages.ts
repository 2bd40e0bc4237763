import { z } from 'zod'
import { addDays } from '#kernel'
import { dateField, gatherDate } from '../../forms/date-field.js'
import { formPage } from '../../forms/form-page.js'
import { AddMyDelegateDocument, EndMyDelegateDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { loadProfile, viewerId } from './load-profile.js'
import { myPaths } from './paths.js'

const NAMES: Readonly<Record<string, string>> = { startsOn: 'starts', endsOn: 'lasts', delegateEmail: 'email' }

const addPage = formPage({
  path: myPaths.addDelegate,
  view: 'my/delegate',
  title: () => 'Who decides while you are away?',
  load: () => ({}),
  body: z.preprocess((typed) => gatherDate(gatherDate(typed as Record<string, unknown>, 'starts'), 'lasts'), z.object({
    email: z.string({ error: 'Enter your colleague’s work email address' }).trim().min(1, 'Enter your colleague’s work email address'),
    starts: dateField('First day away'),
    lasts: dateField('Last day away'),
  })),
  submit: async (req, _res, { email, starts, lasts }) => {
    const input = { personId: await viewerId(req), delegateEmail: email, startsOn: starts, endsOn: addDays(lasts, 1) }
    const { addDelegate: { userErrors } } = await execute(req, AddMyDelegateDocument, { input })
    if (userErrors.length > 0) return { userErrors: userErrors.map(({ field, message }) => ({ message, field: NAMES[field ?? ''] ?? field ?? null })) }
    return { next: myPaths.profile, notice: 'Your colleague decides for you while you are away.' }
  },
  previous: () => myPaths.profile,
})

const endPage = formPage({
  path: myPaths.endDelegate,
  view: 'my/end-delegate',
  title: () => 'End this arrangement?',
  load: async (req) => {
    const delegation = (await loadProfile(req)).delegations.find(({ id }) => id === param(req, 'delegationId'))
    if (!delegation) throw new PageError('notFound')
    return { delegation, back: myPaths.profile }
  },
  body: z.object({}),
  submit: async (req, _res, _body, { delegation }) => {
    const { endDelegate: { userErrors } } = await execute(req, EndMyDelegateDocument, { id: delegation.id })
    return userErrors.length > 0 ? { userErrors } : { next: myPaths.profile, notice: 'The arrangement has ended. Applications come to you again.' }
  },
  previous: () => myPaths.profile,
})

export const delegatePages = [addPage, endPage]
