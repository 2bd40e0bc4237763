import { z } from 'zod'
import { cursorPagination } from '#govuk'
import { HandCandidatesDocument, HandPartnersDocument, HandPreviewDocument, HandSearchDocument, MatchByHandDocument } from '../../../generated/graphql.js'
import { type Field, fieldsPage } from '../../../forms/fields-page.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { page } from '../../page.js'
import { textField } from '../../runs/form-fields.js'
import { afterOf, param, pathTo, textOf } from '../paths.js'
import { schemeFrame } from '../schemes/frame.js'
import { matchPaths } from './paths.js'
import { RULES, wordsOf } from './words.js'

const SIDES = { mentee: 'Mentees', mentor: 'Mentors' }

/** Whom to find a partner for: people without a match, searched by name. */
const whoPage = page({
  path: matchPaths.byHand,
  get: async (req, res) => {
    const schemeId = param(req, 'schemeId')
    const search = textOf(req.query['search']).slice(0, 100)
    const side = textOf(req.query['side']) === 'mentor' ? 'mentor' : 'mentee'
    const { mentoringScheme, mentoringParticipants: found } = await execute(req, HandCandidatesDocument, { schemeId, side, search: search || null, after: afterOf(req) })
    const here = pathTo(matchPaths.byHand, { schemeId })
    res.render('mentoring/matches/by-hand', {
      title: 'Match by hand', scheme: schemeFrame(mentoringScheme, 'pairs'), previous: pathTo(matchPaths.ofScheme, { schemeId }), here, values: { search, side }, filtered: search !== '' || side !== 'mentee',
      sides: Object.entries(SIDES).map(([value, text]) => ({ value, text })), total: found.totalCount, pagination: cursorPagination(found.pageInfo, here, req.query, req.web.locale),
      people: found.edges.map(({ node }) => ({ name: node.personName, organisation: node.organisationName, headline: node.headline, href: pathTo(matchPaths.partners, { schemeId, profileId: node.profileId }) })),
    })
  },
})

/** Who would fit this person: suggestions that break no rule, and a search among all. */
const partnersPage = page({
  path: matchPaths.partners,
  get: async (req, res) => {
    const [schemeId, profileId] = [param(req, 'schemeId'), param(req, 'profileId')]
    const search = textOf(req.query['search']).slice(0, 100)
    const { mentoringScheme, mentoringProfile: profile, suggestReplacements } = await execute(req, HandPartnersDocument, { schemeId, profileId })
    if (profile.schemeId !== mentoringScheme.id) throw new PageError('notFound')
    const other = profile.side === 'mentee' ? 'mentor' : 'mentee'
    const found = search === '' ? undefined : (await execute(req, HandSearchDocument, { schemeId, side: other, search })).mentoringParticipants
    const checkHref = (partnerId: string) => pathTo(matchPaths.check, { schemeId, menteeProfileId: profile.side === 'mentee' ? profileId : partnerId, mentorProfileId: profile.side === 'mentee' ? partnerId : profileId })
    res.render('mentoring/matches/partners', {
      title: `A ${other} for ${profile.personName ?? 'this person'}`, scheme: schemeFrame(mentoringScheme, 'pairs'), previous: pathTo(matchPaths.byHand, { schemeId }), here: pathTo(matchPaths.partners, { schemeId, profileId }), values: { search },
      suggestions: suggestReplacements.map(({ person, reasons }) => ({ name: person.name ?? 'Name not known', organisation: person.organisationName, headline: person.headline, reasons: reasons.map(({ text }) => text).slice(0, 3), href: checkHref(person.profileId) })),
      searched: found !== undefined, found: found?.edges.map(({ node }) => ({ name: node.personName, organisation: node.organisationName, headline: node.headline, href: checkHref(node.profileId), full: node.taken >= node.capacity })) ?? [],
    })
  },
})

/** What speaks for and against the two, and the decision. */
const checkPage = fieldsPage({
  path: matchPaths.check, view: 'mentoring/matches/by-hand-check',
  load: async (req) => {
    const pair = { schemeId: param(req, 'schemeId'), menteeProfileId: param(req, 'menteeProfileId'), mentorProfileId: param(req, 'mentorProfileId') }
    const { mentoringScheme, matchByHandPreview: { mentee, mentor, rules, reasons } } = await execute(req, HandPreviewDocument, pair)
    const stopped = rules.some(({ canOverride }) => !canOverride)
    const fields: Field[] = rules.length > 0 && !stopped ? [{ kind: 'textarea', name: 'reason', label: 'Why should they be matched all the same?', hint: 'At least 20 characters. It is kept with the match, and shown to those who match.' }] : []
    return {
      title: 'Check this match', caption: mentoringScheme.title, button: 'Propose this match', back: pathTo(matchPaths.ofScheme, { schemeId: pair.schemeId }), fields, pair, stopped,
      people: [mentee, mentor], against: rules.map(({ code }) => wordsOf(RULES, code)), reasons: reasons.map(({ text }) => text),
    }
  },
  body: z.object({ reason: textField }),
  submit: async (req, { reason }, { pair, people, back }) => {
    const { userErrors } = (await execute(req, MatchByHandDocument, { input: { ...pair, overrideReason: reason } })).matchByHand
    return userErrors.length > 0 ? { userErrors } : { next: back, notice: `${people.map(({ name }) => name ?? 'They').join(' and ')} are asked whether they accept.` }
  },
})

export const byHandPages = [whoPage, partnersPage, checkPage]
