import type { Request } from 'express'
import { z } from 'zod'
import type { UserError } from '#govuk'
import { addDays } from '#kernel'
import { gatherDate, dateField } from '../../forms/date-field.js'
import { formPage } from '../../forms/form-page.js'
import { AddMyPostDocument, OrganisationByNameDocument, RemoveMyPostDocument, UpdateMyPostDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { asPlainDate } from '../learning/plain-date.js'
import { dateValues } from './date-values.js'
import { loadProfile, viewerId } from './load-profile.js'
import { myPaths } from './paths.js'
import { BACKGROUNDS } from './profile-view.js'

const fields = z.object({
  post: z.string({ error: 'Enter the post' }).trim().min(1, 'Enter the post').max(200, 'The post must be 200 characters or less'),
  organisation: z.string({ error: 'Enter the organisation' }).trim().min(1, 'Enter the organisation').max(200, 'The organisation must be 200 characters or less'),
  grade: z.string().trim().max(100, 'The grade must be 100 characters or less').optional().default(''),
  background: z.string({ error: 'Choose what kind of post it was' }),
  starts: dateField('Start date'),
  lasts: z.unknown(),
})
const lastDay = z.object({ lasts: dateField('Last day') })
const NO_DATE = z.object({ day: z.literal(''), month: z.literal(''), year: z.literal('') })

/** What is typed; no last day at all means that the post is still held. */
const body = z.preprocess((typed) => gatherDate(gatherDate(typed as Record<string, unknown>, 'starts'), 'lasts'), fields).transform((typed, ctx) => {
  if (NO_DATE.safeParse(typed.lasts).success) return { ...typed, lasts: undefined }
  const read = lastDay.safeParse(typed)
  if (read.success) return { ...typed, lasts: read.data.lasts }
  for (const { message } of read.error.issues) ctx.addIssue({ code: 'custom', message, path: ['lasts'] })
  return z.NEVER
})
type Typed = z.output<typeof body>

/** A name that is one of the directory's stands for that organisation, so that its verifiers can confirm the post. */
async function inputOf(req: Request, { post, organisation, grade, background, starts, lasts }: Typed) {
  const { organisations } = await execute(req, OrganisationByNameDocument, { name: organisation })
  const same = organisations.edges.find(({ node }) => [node.name, node.shortName].some((name) => name.toLowerCase() === organisation.toLowerCase()))
  return {
    post, grade: grade === '' ? null : grade, background, startsOn: starts, endsOn: lasts === undefined ? null : addDays(lasts, 1),
    organisationId: same?.node.id ?? null, organisationName: same ? null : organisation,
  }
}

const NAMES: Readonly<Record<string, string>> = { startsOn: 'starts', endsOn: 'lasts', organisationId: 'organisation', organisationName: 'organisation' }
const named = (errors: readonly UserError[]): UserError[] => errors.map(({ field, message }) => ({ message, field: NAMES[field ?? ''] ?? field ?? null }))
const backgrounds = Object.entries(BACKGROUNDS).map(([value, text]) => ({ value, text }))

const addPage = formPage({
  path: myPaths.addPost,
  view: 'my/post',
  title: () => 'Add a post to your career history',
  load: () => ({ backgrounds }),
  body,
  submit: async (req, _res, typed) => {
    const { addCareerPost: { userErrors } } = await execute(req, AddMyPostDocument, { input: { ...(await inputOf(req, typed)), personId: await viewerId(req) } })
    return userErrors.length > 0 ? { userErrors: named(userErrors) } : { next: myPaths.profile, notice: 'The post is added.' }
  },
  previous: () => myPaths.profile,
})

async function loadPost(req: Request) {
  const post = (await loadProfile(req)).careerPosts.find(({ id }) => id === param(req, 'postId'))
  if (!post) throw new PageError('notFound')
  return { post, backgrounds, back: myPaths.profile }
}

const changePage = formPage({
  path: myPaths.changePost,
  view: 'my/post',
  title: () => 'Change a post',
  load: loadPost,
  initial: ({ post }) => {
    const end = asPlainDate(post.endsOn)
    return {
      post: post.post, organisation: post.organisation?.name ?? post.organisationName, grade: post.grade, background: post.background,
      ...dateValues('starts', post.startsOn), ...dateValues('lasts', end === undefined ? null : addDays(end, -1)),
    }
  },
  body,
  submit: async (req, _res, typed, { post }) => {
    const { updateCareerPost: { userErrors } } = await execute(req, UpdateMyPostDocument, { input: { ...(await inputOf(req, typed)), careerPostId: post.id } })
    return userErrors.length > 0 ? { userErrors: named(userErrors) } : { next: myPaths.profile, notice: 'The post is changed. It has to be confirmed again.' }
  },
  previous: () => myPaths.profile,
})

const removePage = formPage({
  path: myPaths.removePost,
  view: 'my/remove-post',
  title: ({ post }) => `Remove ${post.post} from your career history?`,
  load: loadPost,
  body: z.object({}),
  submit: async (req, _res, _body, { post }) => {
    const { removeCareerPost: { userErrors } } = await execute(req, RemoveMyPostDocument, { id: post.id })
    return userErrors.length > 0 ? { userErrors } : { next: myPaths.profile, notice: 'The post is removed.' }
  },
  previous: () => myPaths.profile,
})

export const careerPages = [addPage, changePage, removePage]
