import type { CatalogueRunData } from '../../generated/graphql.js'
import { pathTo } from '../../http/addresses.js'
import { learningPaths } from '../learning/paths.js'
import type { PlainDate } from '../learning/plain-date.js'
import { sessionView } from '../learning/session-view.js'
import { cataloguePaths } from './paths.js'
import { runView } from './run-view.js'
import { AUDIENCES, wordsFor } from './words.js'

/** An enrolment that leads somewhere still; others may apply again. */
const OVER = new Set(['withdrawn', 'deferred', 'rejected', 'expired'])
const ALREADY = 'ALREADY_ENROLLED'

/** What a person who might learn in a run sees of it: dates, places, and whether they can come in, before they try. */
export function learnerRun({ cohortRun, cohortRunSessions }: CatalogueRunData, now: Date, today: PlainDate) {
  const mine = cohortRun.viewerEnrolment
  const entry = cohortRun.viewerEntry
  return {
    run: runView(cohortRun, today),
    programme: cohortRun.programme && { ...cohortRun.programme, audience: wordsFor(AUDIENCES, cohortRun.programme.audience), href: pathTo(cataloguePaths.programme, { id: cohortRun.programme.id }) },
    organisationName: cohortRun.organisationName,
    facilitators: cohortRun.facilitators.flatMap(({ name }) => name ?? []),
    needsApproval: cohortRun.version?.needsApproval ?? false,
    sessions: cohortRunSessions.edges.map(({ node }) => sessionView({ ...node, joinUrl: null }, now)).filter(({ cancelled }) => !cancelled),
    enrolment: mine && { ...mine, over: OVER.has(mine.state), href: pathTo(learningPaths.enrolment, { enrolmentId: mine.id }) },
    /** Where to apply or enrol; absent when something stands against it. */
    applyHref: entry?.possible ? pathTo(cataloguePaths.apply, { id: cohortRun.id }) : undefined,
    applyText: entry?.route === 'self' ? 'Enrol' : 'Apply',
    // Who is in already sees how they stand instead.
    obstacles: entry && !entry.possible ? entry.obstacles.filter(({ code }) => code !== ALREADY).map(({ message }) => message) : [],
  }
}
