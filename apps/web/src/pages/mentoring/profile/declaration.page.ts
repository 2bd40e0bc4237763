import { z } from 'zod'
import { fieldsPage } from '../../../forms/fields-page.js'
import { DeclareForMentoringDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { mentoringPaths } from '../paths.js'
import { ownForm } from './about.page.js'
import { loadOwn, profileHref } from './load-profile.js'

/** Who a restricted scheme is meant for, in the words that everybody reads; made here, taken back here. */
export const declarationPage = fieldsPage({
  path: mentoringPaths.declaration,
  load: async (req) => {
    const profile = await loadOwn(req)
    const { scheme, declaredAt, side } = profile
    if (!scheme.restricted || side !== 'mentee') throw new PageError('notFound')
    const declared = declaredAt !== null
    return ownForm(profile, {
      title: 'Your declaration',
      lead: ['This scheme is for some people only, so everybody who looks for a mentor in it makes this declaration:', `“${scheme.declaration}”`,
        'Only those who run the scheme know that you made it. Your organisation is not told, and it is never compared with equality monitoring.'],
      fields: [{ kind: 'radios', name: 'declared', label: 'Do you declare this?', items: [{ value: 'yes', text: 'Yes, I declare this' }, { value: 'no', text: declared ? 'No, I take my declaration back' : 'No, or I would rather not say', hint: { text: 'You can then not be matched in this scheme.' } }] }],
      values: { declared: declared ? 'yes' : '' },
    })
  },
  body: z.object({ declared: z.enum(['yes', 'no'], { error: 'Choose whether you declare this' }) }),
  submit: async (req, { declared }, { profile }) => {
    const { userErrors } = (await execute(req, DeclareForMentoringDocument, { input: { profileId: profile.id, declared: declared === 'yes' } })).declareForMentoring
    return userErrors.length > 0 ? { userErrors: userErrors.map(({ message }) => ({ message, field: 'declared' })) } : { next: profileHref(profile, 'profile'), notice: declared === 'yes' ? 'Your declaration is saved.' : 'You have not made the declaration.' }
  },
})
