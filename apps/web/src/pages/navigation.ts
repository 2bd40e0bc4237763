import type { RequestHandler } from 'express'
import { t, textOf, type TextKey } from '#govuk'
import type { Viewer } from '../session/viewer.js'
import { startPaths } from './start/paths.js'

export interface Area {
  /** Of its name in the header, which is in the language of the viewer. */
  readonly key: TextKey
  /** Its name in English. */
  readonly text: string
  readonly href: string
  /** On the home page, under its link. */
  readonly description: string
  readonly shownTo: (viewer: Viewer) => boolean
}

const anybody = () => true
const holds = (...roles: readonly string[]) => (viewer: Viewer) => viewer.roles.some(({ role }) => roles.includes(role))

/**
 * The areas of Waymark in the order of the header. Each adds its own line here. Who is shown a link follows from the
 * roles that the API tells of; whether somebody may open a page, the API decides when they do.
 */
export const areas: readonly Area[] = [
  { key: 'area.learning', text: t('en', 'area.learning'), href: '/learning', description: 'Your next session, what to do now and how far you have come.', shownTo: anybody },
  { key: 'area.programmes', text: t('en', 'area.programmes'), href: '/programmes', description: 'Find a programme, see its dates and apply.', shownTo: anybody },
  { key: 'area.mentoring', text: t('en', 'area.mentoring'), href: '/mentoring', description: 'Find a mentor, be one, and see how your matches go.', shownTo: anybody },
  { key: 'area.approvals', text: t('en', 'area.approvals'), href: '/approvals', description: 'Applications of your colleagues that wait for your decision.', shownTo: ({ hasReports }) => hasReports },
  { key: 'area.organisation', text: t('en', 'area.organisation'), href: '/organisation', description: 'Your organisation’s people, nominations, imports and progress.', shownTo: holds('organisation_admin') },
  { key: 'area.manage', text: t('en', 'area.manage'), href: '/manage/programmes', description: 'Your programmes, their versions and runs.', shownTo: holds('programme_manager', 'platform_admin') },
  { key: 'area.matrix', text: t('en', 'area.matrix'), href: '/matrix', description: 'Which body answers for what, what is on offer, and where the gaps are.', shownTo: anybody },
  { key: 'area.plan', text: t('en', 'area.plan'), href: '/plan', description: 'The workforce plan: its targets, how far they are, and the plans of regions and councils.', shownTo: anybody },
  { key: 'area.evidence', text: t('en', 'area.evidence'), href: '/evidence', description: 'Milestones of the workforce plan: claims, their evidence and what waits to be verified.', shownTo: holds('workforce_analyst', 'organisation_admin', 'verifier', 'platform_admin') },
  { key: 'area.returns', text: t('en', 'area.returns'), href: '/returns', description: 'Your organisation’s workforce return, the skills gap and roles likely to change.', shownTo: holds('workforce_analyst', 'organisation_admin', 'programme_manager', 'platform_admin') },
  { key: 'area.reports', text: t('en', 'area.reports'), href: '/reports', description: 'How far the nation, regions, programmes and your organisation are, quarter by quarter.', shownTo: anybody },
  { key: 'area.administration', text: t('en', 'area.administration'), href: '/admin', description: 'Organisations, duplicates, reorganisations and frameworks.', shownTo: holds('platform_admin') },
  { key: 'area.messages', text: t('en', 'area.messages'), href: '/messages', description: 'Everything that Waymark has told you.', shownTo: anybody },
  { key: 'area.profile', text: t('en', 'area.profile'), href: '/profile', description: 'Your details, memberships and career history.', shownTo: anybody },
]

/** The areas that are linked for a viewer; none before Waymark knows them as a person. */
export const areasFor = (viewer: Viewer | undefined): readonly Area[] =>
  viewer?.kind === 'person' ? areas.filter(({ shownTo }) => shownTo(viewer)) : []

/** Gives templates the links of the header. */
export const navigation: RequestHandler = (req, res, next) => {
  res.locals['navigation'] = areasFor(req.session.viewer).map(({ key, href }) => ({
    text: textOf(req.web.locale, key), href,
    current: req.path === href,
    active: href !== startPaths.start && req.path.startsWith(`${href}/`),
  }))
  next()
}
