import { z } from 'zod'
import { done, fieldsPage, nothing, optionalText, type Choice } from '../../forms/fields-page.js'
import { AddLearningRouteDocument, EndLearningRouteDocument, LearningRouteChoicesDocument, LearningRoutesDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { routeHref } from './gap.pages.js'
import { returnPaths } from './paths.js'
import { dayWords, namesOf } from './words.js'

/** What teaches which skill: for those who run programmes. */
export const learningRoutesPage = page({
  path: returnPaths.routes,
  get: async (req, res) => {
    const { learningRoutes, skillsGap } = await execute(req, LearningRoutesDocument, {})
    const [skills, levels] = [namesOf(skillsGap.skills), namesOf(skillsGap.levels)]
    res.render('returns/routes', {
      title: 'Learning routes', previous: returnPaths.home, addHref: returnPaths.addRoute, mayAdd: (req.session.viewer?.roles ?? []).some(({ role }) => role === 'programme_manager' || role === 'platform_admin'),
      routes: learningRoutes.map((route) => ({
        title: route.title, owner: route.ownerName, note: route.note, href: routeHref(route), external: !route.programmeId, teaches: `${skills(route.skillKey)}, up to ${levels(route.levelKey)}`,
        next: route.nextRun ? `${route.nextRun.title} begins ${dayWords(route.nextRun.startsOn)}` : route.programmeId ? 'No run is open now' : '', ...(route.viewerCanManage && { endHref: pathTo(returnPaths.endRoute, { routeId: route.id }) }),
      })),
    })
  },
})

const choose = (text: string, items: readonly Choice[]): readonly Choice[] => [{ value: '', text }, ...items]
const body = z.object({
  skillKey: z.string().min(1, 'Choose a skill'), levelKey: z.string().min(1, 'Choose the level that it leads to'), programmeId: optionalText(), externalOfferId: optionalText(), note: z.string().trim().default(''),
}).refine(({ programmeId, externalOfferId }) => (programmeId === null) !== (externalOfferId === null), { path: ['programmeId'], message: 'Choose either a programme or an offer of others' })

export const addRoutePage = fieldsPage({
  path: returnPaths.addRoute, body,
  load: async (req) => {
    if (!(req.session.viewer?.roles ?? []).some(({ role }) => role === 'programme_manager' || role === 'platform_admin')) throw new PageError('notFound')
    const { skillsGap, programmes, externalOffers } = await execute(req, LearningRouteChoicesDocument, {})
    const items = (entries: readonly { readonly key: string; readonly name: string }[]): Choice[] => entries.map(({ key, name }) => ({ value: key, text: name }))
    return {
      title: 'List a learning route', back: returnPaths.routes, button: 'List it', lead: ['It appears beside every gap in this skill up to this level.'],
      fields: [
        { kind: 'select', name: 'skillKey', label: 'Skill', items: choose('Choose a skill', items(skillsGap.skills)) }, { kind: 'select', name: 'levelKey', label: 'Up to which level', items: choose('Choose a level', items(skillsGap.levels)) },
        { kind: 'select', name: 'programmeId', label: 'Programme', hint: 'One that your organisation runs.', items: choose('None', programmes.edges.map(({ node }) => ({ value: node.id, text: node.title }))) },
        { kind: 'select', name: 'externalOfferId', label: 'Or an offer of others', items: choose('None', externalOffers.edges.map(({ node }) => ({ value: node.id, text: node.providerName ? `${node.title} (${node.providerName})` : node.title }))) },
        { kind: 'textarea', name: 'note', label: 'What should be known about it (optional)', rows: 3 },
      ],
    }
  },
  submit: async (req, input) => {
    const { addLearningRoute } = await execute(req, AddLearningRouteDocument, { input })
    return done(addLearningRoute.userErrors, returnPaths.routes, 'The route is listed.')
  },
})

export const endRoutePage = fieldsPage({
  path: returnPaths.endRoute, body: nothing,
  load: async (req) => {
    const route = (await execute(req, LearningRoutesDocument, {})).learningRoutes.find(({ id }) => id === param(req, 'routeId'))
    if (!route?.viewerCanManage) throw new PageError('notFound')
    return { title: `Take “${route.title}” off the list?`, lead: ['It is no longer shown beside gaps. The programme or offer itself is not touched.'], fields: [], button: 'Take it off the list', dangerous: true, stay: 'Keep it', back: returnPaths.routes }
  },
  submit: async (req) => {
    const { endLearningRoute } = await execute(req, EndLearningRouteDocument, { id: param(req, 'routeId') })
    return done(endLearningRoute.userErrors, returnPaths.routes, 'The route is off the list.')
  },
})
