import { z } from 'zod'
import { fieldsPage, type Field } from '../../forms/fields-page.js'
import { OrganisationReturnsDocument, StartWorkforceReturnDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { page } from '../page.js'
import { here } from './load-return.js'
import { returnPaths } from './paths.js'
import { dayWords, quarterWords, stateOf } from './words.js'

const MAKERS = ['workforce_analyst', 'organisation_admin']
/** Bodies that never make a return see what is made of others'. Whether they may, the API says. */
const PLANNERS = [...MAKERS, 'programme_manager', 'platform_admin']

/** Whose returns the viewer makes, and what is made of all returns. */
export const returnsHomePage = page({
  path: returnPaths.home,
  get: (req, res) => {
    const roles = req.session.viewer?.roles ?? []
    const makers = [...new Map(roles.filter(({ role }) => MAKERS.includes(role)).map(({ organisation }) => [organisation.id, organisation.name]))]
    res.render('returns/home', {
      title: 'Workforce returns', makers: makers.map(([organisationId, name]) => ({ name, href: pathTo(returnPaths.organisation, { organisationId }) })),
      ownsPlan: roles.some(({ role, organisation }) => role === 'platform_admin' || (MAKERS.includes(role) && ['institute', 'lga'].includes(organisation.kind))),
      plans: roles.some(({ role }) => PLANNERS.includes(role)), runsPlatform: roles.some(({ role }) => role === 'platform_admin'), paths: returnPaths,
    })
  },
})

/** What an organisation has returned and what it should. */
export const organisationReturnsPage = page({
  path: returnPaths.organisation,
  get: async (req, res) => {
    const organisationId = param(req, 'organisationId')
    const { organisation, organisationReturns } = await execute(req, OrganisationReturnsDocument, { organisationId })
    res.render('returns/organisation', {
      title: 'Workforce returns', organisation, previous: returnPaths.home, gapHref: `${returnPaths.gap}?area=organisation:${organisationId}`, changingHref: `${returnPaths.changing}?area=organisation:${organisationId}`, staffHref: `${returnPaths.staff}?area=organisation:${organisationId}`,
      quarters: organisationReturns.map(({ quarter, dueOn, state, submitted, draft, revisions }) => ({
        words: quarterWords(quarter), due: dayWords(dueOn), tag: stateOf(state), revisions: revisions.filter((one) => one.state !== 'draft').map(({ id, revision, state: of, submittedAt, correctionReason }, index, all) => ({
          revision, tag: stateOf(of), submittedAt, correctionReason, href: pathTo(returnPaths.check, { returnId: id }),
          ...(all[index + 1] && { compareHref: pathTo(returnPaths.compare, { returnId: id, otherId: all[index + 1]?.id ?? '' }) }),
        })),
        ...(draft ? { href: pathTo(returnPaths.tasks, { returnId: draft.id }), action: draft.revision > 1 ? 'Go on with the correction' : 'Go on with this return' }
          : { href: pathTo(returnPaths.begin, { organisationId, quarter }), action: submitted ? 'Correct it' : 'Make this return' }),
      })),
    })
  },
})

const reason: Field = { kind: 'textarea', name: 'correctionReason', label: 'What was wrong with it', hint: 'Kept with the correction. Do not name anybody.' }

/** Begins a return, or the correction of one. */
export const beginReturnPage = fieldsPage({
  path: returnPaths.begin, body: z.object({ correctionReason: z.string().trim().default('') }),
  load: async (req, res) => {
    const { organisation, organisationReturns } = await execute(req, OrganisationReturnsDocument, { organisationId: param(req, 'organisationId') })
    const quarter = param(req, 'quarter')
    const { submitted, draft } = organisationReturns.find((one) => one.quarter === quarter) ?? {}
    if (draft) {
      res.redirect(303, pathTo(returnPaths.tasks, { returnId: draft.id }))
      return undefined
    }
    return {
      quarter, caption: organisation.name, back: here(req, 'organisation'), fields: submitted ? [reason] : [],
      title: submitted ? `Correct the return for ${quarterWords(quarter)}` : `Make the return for ${quarterWords(quarter)}`, button: submitted ? 'Begin the correction' : 'Begin',
      lead: submitted ? ['The correction begins as a copy. Once you submit it, it counts in place of the return before, which stays on record.']
        : ['You fill in four sections, page by page or from files. What you save is kept, so you can stop and go on later. Files come filled in with your last return.'],
    }
  },
  submit: async (req, { correctionReason }, { quarter, fields }) => {
    const { startWorkforceReturn: { workforceReturn, userErrors } } = await execute(req, StartWorkforceReturnDocument, { input: { organisationId: param(req, 'organisationId'), quarter, ...(fields.length > 0 && { correctionReason }) } })
    return workforceReturn ? { next: pathTo(returnPaths.tasks, { returnId: workforceReturn.id }) } : { userErrors }
  },
})
