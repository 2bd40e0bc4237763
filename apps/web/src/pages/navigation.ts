import type { RequestHandler } from 'express'
import type { Viewer } from '../session/viewer.js'
import { startPaths } from './start/paths.js'

export interface Area {
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
  { text: 'My learning', href: '/learning', description: 'Your next session, what to do now and how far you have come.', shownTo: anybody },
  { text: 'Programmes', href: '/programmes', description: 'Find a programme, see its dates and apply.', shownTo: anybody },
  { text: 'Mentoring', href: '/mentoring', description: 'Find a mentor, be one, and see how your matches go.', shownTo: anybody },
  { text: 'Approvals', href: '/approvals', description: 'Applications of your colleagues that wait for your decision.', shownTo: ({ hasReports }) => hasReports },
  { text: 'Organisation', href: '/organisation', description: 'Your organisation’s people, nominations, imports and progress.', shownTo: holds('organisation_admin') },
  { text: 'Manage programmes', href: '/manage/programmes', description: 'Your programmes, their versions and runs.', shownTo: holds('programme_manager', 'platform_admin') },
  { text: 'Who does what', href: '/matrix', description: 'Which body answers for what, what is on offer, and where the gaps are.', shownTo: anybody },
  { text: 'Administration', href: '/admin', description: 'Organisations, duplicates, reorganisations and frameworks.', shownTo: holds('platform_admin') },
  { text: 'Messages', href: '/messages', description: 'Everything that Waymark has told you.', shownTo: anybody },
  { text: 'Your profile', href: '/profile', description: 'Your details, memberships and career history.', shownTo: anybody },
]

/** The areas that are linked for a viewer; none before Waymark knows them as a person. */
export const areasFor = (viewer: Viewer | undefined): readonly Area[] =>
  viewer?.kind === 'person' ? areas.filter(({ shownTo }) => shownTo(viewer)) : []

/** Gives templates the links of the header. */
export const navigation: RequestHandler = (req, res, next) => {
  res.locals['navigation'] = areasFor(req.session.viewer).map(({ text, href, description }) => ({
    text, href, description,
    current: req.path === href,
    active: href !== startPaths.start && req.path.startsWith(`${href}/`),
  }))
  next()
}
