import type { Request } from 'express'
import { barChart, pluralise } from '#govuk'
import { RolesLikelyToChangeDocument, SkillsGapDocument, type SkillsGapData } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { textOf } from '../../http/addresses.js'
import { page } from '../page.js'
import { returnPaths } from './paths.js'
import { CHANGES, dayWords, namesOf, shownCount } from './words.js'

type Gap = SkillsGapData['skillsGap']['gaps'][number]
type Route = Pick<Gap['routes'][number], 'title' | 'ownerName' | 'programmeId' | 'url'>

/** Rows of the table; what is more is reached by the filters. */
const MOST_ROWS = 100
const MOST_BARS = 10

export const routeHref = ({ programmeId, url }: Pick<Route, 'programmeId' | 'url'>): string => (programmeId ? `/programmes/${encodeURIComponent(programmeId)}` : (url ?? ''))

const routeView = (route: Gap['routes'][number]) => ({
  title: route.title, owner: route.ownerName, href: routeHref(route), external: !route.programmeId,
  next: route.nextRun ? `${route.nextRun.title} begins ${dayWords(route.nextRun.startsOn)}, ${route.nextRun.free > 0 ? `${pluralise(route.nextRun.free, 'place')} free` : 'full'}` : route.programmeId ? 'No run is open now' : '',
})

/** Organisations for whose people the viewer works: whether they may see its figures, the API says. */
export const ownAreas = (req: Request) => [...new Map((req.session.viewer?.roles ?? []).filter(({ role }) => role === 'workforce_analyst' || role === 'organisation_admin').map(({ organisation }) => [`organisation:${organisation.id}`, organisation.name]))].map(([value, text]) => ({ value, text }))

export const areaTitle = (area: string, own: readonly { readonly value: string; readonly text: string }[]): string =>
  area.startsWith('region:') ? area.slice('region:'.length) : (own.find(({ value }) => value === area)?.text ?? 'The nation')

/** What skills are short, where, and what on offer would close the gap. */
export const skillsGapPage = page({
  path: returnPaths.gap,
  get: async (req, res) => {
    const [area, role, skill] = [textOf(req.query['area']), textOf(req.query['role']), textOf(req.query['skill'])]
    const { skillsGap: found } = await execute(req, SkillsGapDocument, { area: area || null, role: role || null, skill: skill || null })
    const [roles, skills, levels] = [namesOf(found.roles), namesOf(found.skills), namesOf(found.levels)]
    const own = ownAreas(req)
    const open = found.gaps.filter(({ gapInThreeYears }) => gapInThreeYears.to > 0)
    res.render('returns/gap', {
      title: 'Skills gap', areaTitle: areaTitle(area, own), organisations: found.organisations, withheld: found.withheld, method: found.method, previous: returnPaths.home, action: returnPaths.gap, filtered: [area, role, skill].some((one) => one !== ''),
      values: { area, role, skill }, more: Math.max(0, found.gaps.length - MOST_ROWS),
      areas: [{ value: '', text: 'The nation' }, ...found.regions.map((region) => ({ value: `region:${region}`, text: region })), ...(area.startsWith('region:') && !found.regions.includes(area.slice(7)) ? [{ value: area, text: area.slice(7) }] : []), ...own],
      roles: [{ value: '', text: 'All roles' }, ...found.roles.map(({ key, name }) => ({ value: key, text: name }))], skills: [{ value: '', text: 'All skills' }, ...found.skills.map(({ key, name }) => ({ value: key, text: name }))],
      chart: open.length === 0 ? undefined : barChart(open.slice(0, MOST_BARS).map((gap) => ({ label: `${roles(gap.role)}: ${skills(gap.skill)}, ${levels(gap.level)}`, value: Math.max(0, Math.round((gap.gapInThreeYears.from + gap.gapInThreeYears.to) / 2)) }))),
      unserved: open.filter(({ routes }) => routes.length === 0).length,
      gaps: found.gaps.slice(0, MOST_ROWS).map((gap) => ({
        role: roles(gap.role), skill: skills(gap.skill), level: levels(gap.level), now: gap.neededNow, later: gap.neededInThreeYears, supply: shownCount(gap.supply), gapNow: shownCount(gap.gapNow), gapLater: shownCount(gap.gapInThreeYears),
        open: gap.gapInThreeYears.to > 0, routes: gap.routes.map(routeView),
      })),
    })
  },
})

/** Roles that technology is likely to change in three to five years, and where their people may go. */
export const changingRolesPage = page({
  path: returnPaths.changing,
  get: async (req, res) => {
    const area = textOf(req.query['area'])
    const { rolesLikelyToChange: found } = await execute(req, RolesLikelyToChangeDocument, { area: area || null })
    const roles = namesOf(found.roles)
    const own = ownAreas(req)
    res.render('returns/changing', {
      title: 'Roles likely to change', areaTitle: areaTitle(area, own), organisations: found.organisations, withheld: found.withheld, isSector: area === '', previous: returnPaths.home, action: returnPaths.changing, filtered: area !== '', values: { area }, areas: [{ value: '', text: 'The nation' }, ...own],
      changes: found.changes.map((one) => ({
        role: roles(one.role), change: CHANGES[one.change] ?? one.change, people: one.people ?? 'Too few organisations', organisations: one.organisations ?? 'Fewer than three',
        confidence: one.confidence ? `${one.confidence.high} sure, ${one.confidence.medium} fairly sure, ${one.confidence.low} not sure` : '',
        targets: one.retrainTo.map(({ role, routes }) => ({ role: roles(role), routes: routes.map((route) => ({ title: route.title, owner: route.ownerName, href: routeHref(route), external: !route.programmeId })) })),
      })),
    })
  },
})
