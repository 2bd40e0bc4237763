import { z } from 'zod'
import { cursorPagination } from '#govuk'
import { formPage } from '../../../forms/form-page.js'
import { MentoringCandidatesDocument, OwnMentoringPreferencesDocument, SaveMentoringWishesDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { afterOf, mentoringPaths, param, textOf } from '../paths.js'
import { orNone, SECTORS, SENIORITIES, wordOf } from '../words.js'
import { captionOf, otherRole, ownProfile, profileHref, skillName } from './load-profile.js'
import { changedWishes } from './wish-order.js'

const save = async (req: Parameters<typeof execute>[0], profileId: string, personIds: readonly string[]) =>
  (await execute(req, SaveMentoringWishesDocument, { input: { profileId, personIds: [...personIds] } })).saveMentoringWishes.userErrors.map(({ message }) => ({ message, field: null }))

/** The private wishes, most wanted first. */
const wishesPage = formPage({
  path: mentoringPaths.wishes,
  view: 'mentoring/profile/wishes',
  load: async (req) => {
    const { mentoringProfile, mentoringPreferences } = await execute(req, OwnMentoringPreferencesDocument, { id: param(req, 'profileId') })
    const profile = ownProfile(mentoringProfile)
    if (profile.scheme.settings.blind) throw new PageError('notFound')
    return { profile, caption: captionOf(profile), back: profileHref(profile, 'profile'), peopleHref: profileHref(profile, 'people'), other: otherRole(profile), wishes: mentoringPreferences.wishes.map(({ id, name }) => ({ id, name: name ?? 'Name not known' })) }
  },
  title: ({ other }) => `Who you would like as your ${other}`,
  previous: (_req, { back }) => back,
  body: z.object({ change: z.string().default('') }),
  submit: async (req, _res, { change }, { profile, wishes }) => {
    const userErrors = await save(req, profile.id, changedWishes(wishes.map(({ id }) => id), change))
    return userErrors.length > 0 ? { userErrors } : { next: profileHref(profile, 'wishes'), notice: 'Your wishes are saved.' }
  },
})

/** Who is ready on the other side: to look through, and to wish for where names are shown. */
const peoplePage = formPage({
  path: mentoringPaths.people,
  view: 'mentoring/profile/people',
  load: async (req) => {
    const values = { search: textOf(req.query['search']).slice(0, 100), skill: textOf(req.query['skill']).slice(0, 100), sector: textOf(req.query['sector']) in SECTORS ? textOf(req.query['sector']) : '' }
    const { mentoringProfile, mentoringPreferences, mentoringCandidates } = await execute(req, MentoringCandidatesDocument, {
      id: param(req, 'profileId'), search: values.search || null, skill: values.skill || null, sector: values.sector || null, after: afterOf(req),
    })
    const profile = ownProfile(mentoringProfile)
    const wished = new Set(mentoringPreferences.wishes.map(({ id }) => id))
    const here = profileHref(profile, 'people')
    return {
      profile, here, filter: values, filtered: values.search !== '' || values.skill !== '' || values.sector !== '', wished: [...wished], noWishes: mentoringCandidates.noWishesReason, other: otherRole(profile),
      back: profileHref(profile, mentoringCandidates.noWishesReason === null ? 'wishes' : 'profile'), total: mentoringCandidates.totalCount, caption: captionOf(profile),
      skills: [{ value: '', text: 'Any skill' }, ...profile.scheme.skills.map(({ key, name }) => ({ value: key, text: name }))], sectors: orNone(SECTORS, 'Any area'),
      people: mentoringCandidates.edges.map(({ node }) => ({
        id: node.personId, name: node.personName ?? node.headline ?? 'Somebody who does not say', detail: [node.organisationName, wordOf(SECTORS, node.sector), wordOf(SENIORITIES, node.seniority)].filter(Boolean).join(', '),
        headline: node.personName === null ? undefined : node.headline, skills: (profile.side === 'mentee' ? node.offers : node.wants).map((key) => skillName(profile, key)).join(', '), isWished: node.personId !== null && wished.has(node.personId),
      })),
      pagination: cursorPagination(mentoringCandidates.pageInfo, here, req.query, req.web.locale),
    }
  },
  title: ({ profile, other }) => (profile.side === 'mentee' ? `People who offer to be a ${other}` : `People who look for a ${profile.scheme.kind === 'sponsorship' ? 'sponsor' : 'mentor'}`),
  previous: (_req, { back }) => back,
  body: z.object({ add: z.string().min(1, 'Choose somebody') }),
  submit: async (req, _res, { add }, { profile, wished }) => {
    const userErrors = await save(req, profile.id, [...wished.filter((id) => id !== add), add])
    return userErrors.length > 0 ? { userErrors } : { next: profileHref(profile, 'wishes'), notice: 'Added to your wishes.' }
  },
})

export const wishPages = [wishesPage, peoplePage]
