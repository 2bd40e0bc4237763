import { z } from 'zod'
import { formPage } from '../../forms/form-page.js'
import { MyDataDocument, UpdateMyDetailsDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { forgetViewer } from '../../session/viewer.js'
import { page } from '../page.js'
import { loadProfile, viewerId } from './load-profile.js'
import { myPaths } from './paths.js'
import { BACKGROUNDS, profileView } from './profile-view.js'

/** What Waymark holds of the person, in one place. */
const profilePage = page({
  path: myPaths.profile,
  get: async (req, res) => {
    const person = await loadProfile(req)
    res.render('my/profile', { title: 'Your profile', person, joinOffers: req.session.viewer?.joinOffers ?? 0, ...profileView(person) })
  },
})

const named = (what: string) => z.string({ error: `Enter your ${what}` }).trim().min(1, `Enter your ${what}`).max(100, `Your ${what} must be 100 characters or less`)

const detailsPage = formPage({
  path: myPaths.details,
  view: 'my/details',
  title: () => 'Change your details',
  load: async (req) => ({ person: await loadProfile(req), backgrounds: Object.entries(BACKGROUNDS).map(([value, text]) => ({ value, text })) }),
  initial: ({ person }) => person,
  body: z.object({
    givenName: named('first name'), familyName: named('last name'),
    background: z.string().optional(), locale: z.enum(['en', 'cy'], 'Choose English or Welsh'),
  }),
  submit: async (req, _res, { background, ...body }, { person }) => {
    const { updatePerson: { userErrors } } = await execute(req, UpdateMyDetailsDocument, { input: { ...body, background: background ?? null, personId: person.id } })
    if (userErrors.length > 0) return { userErrors }
    forgetViewer(req)
    return { next: myPaths.profile, notice: 'Your details are changed.' }
  },
  previous: () => myPaths.profile,
})

const dataPage = page({
  path: myPaths.data,
  get: (_req, res) => res.render('my/data', { title: 'Download your data', previous: myPaths.profile }),
})

/** Everything that Waymark holds of the person, as a file. */
const dataFilePage = page({
  path: myPaths.dataFile,
  get: async (req, res) => {
    const { personalData } = await execute(req, MyDataDocument, { id: await viewerId(req) })
    res.attachment('waymark-my-data.json').type('application/json').send(personalData)
  },
})

export const profilePages = [profilePage, detailsPage, dataPage, dataFilePage]
