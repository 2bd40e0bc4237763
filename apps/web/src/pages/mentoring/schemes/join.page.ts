import { z } from 'zod'
import { type Field, fieldsPage, optionalText } from '../../../forms/fields-page.js'
import { BeginMentoringProfileDocument, MentoringSchemePageDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { mentoringPaths, param, pathTo } from '../paths.js'
import { organisationsOf } from '../profile/about.page.js'
import { partWords } from '../words.js'

/** Joining: on which side, and for which organisation. */
export const joinPage = fieldsPage({
  path: mentoringPaths.join,
  load: async (req) => {
    const { mentoringScheme: scheme, myMentoring } = await execute(req, MentoringSchemePageDocument, { id: param(req, 'schemeId') })
    const taken = new Set(myMentoring.filter((profile) => profile.scheme?.id === scheme.id).map(({ side }) => side))
    const sides = ['mentee', 'mentor'].filter((side) => !taken.has(side))
    if (scheme.state !== 'open' || sides.length === 0) throw new PageError('notFound')
    const organisations = organisationsOf(req)
    const fields: Field[] = [
      { kind: 'radios', name: 'side', label: 'How would you like to take part?', items: sides.map((side) => ({ value: side, text: partWords(side, scheme.kind) })) },
      ...(organisations.length > 1 ? [{ kind: 'radios' as const, name: 'organisationId', label: 'For which organisation?', items: organisations }] : []),
    ]
    return { title: `Join ${scheme.title}`, fields, button: 'Begin your profile', back: pathTo(mentoringPaths.scheme, { schemeId: scheme.id }), schemeId: scheme.id, organisations, values: sides.length === 1 ? { side: sides[0] } : {} }
  },
  body: z.object({ side: z.enum(['mentee', 'mentor'], { error: 'Choose how you would like to take part' }), organisationId: optionalText() }),
  submit: async (req, { side, organisationId }, { schemeId, organisations }) => {
    const chosen = organisationId ?? (organisations.length === 1 ? organisations[0]?.value : undefined)
    if (chosen === undefined) return { userErrors: [{ field: 'organisationId', message: organisations.length === 0 ? 'Ask your organisation to add you, then join' : 'Choose the organisation for which you take part' }] }
    const { profile, userErrors } = (await execute(req, BeginMentoringProfileDocument, { input: { schemeId, side, organisationId: chosen } })).beginMentoringProfile
    return profile === null ? { userErrors } : { next: pathTo(mentoringPaths.profile, { profileId: profile.id }) }
  },
})
