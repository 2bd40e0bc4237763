import { formatDate, pluralise } from '#govuk'
import type { PlainDate } from '#kernel'
import type { MentoringSchemeHealthData, MentoringSchemeMatchingData } from '../../../generated/graphql.js'
import { matchPaths } from '../matches/paths.js'
import { mentoringPaths, pathTo } from '../paths.js'
import { roundPaths } from '../rounds/paths.js'

/** What is known of a scheme; a part is missing where its manager may not see it. */
export interface SchemeFacts {
  readonly id: string
  readonly state: string
  readonly matching?: MentoringSchemeMatchingData | undefined
  readonly dashboard?: MentoringSchemeHealthData['mentoringDashboard'] | undefined
}

export interface ToDo {
  readonly text: string
  readonly href: string
}

type Round = MentoringSchemeMatchingData['matchRounds']['edges'][number]['node']

function roundToDo({ id, title, state, intakeOpensOn, intakeClosesOn, scenarios }: Round, today: PlainDate): ToDo | undefined {
  const [round, review] = [pathTo(roundPaths.round, { roundId: id }), pathTo(roundPaths.scenarios, { roundId: id })]
  const [opens, closes] = [formatDate(intakeOpensOn as PlainDate), formatDate(intakeClosesOn as PlainDate)]
  switch (state) {
    case 'draft': return { text: intakeOpensOn <= today ? `${title}: open the intake, which was planned for ${opens}` : `${title}: the intake opens on ${opens}`, href: round }
    case 'intake': return { text: intakeClosesOn <= today ? `${title}: the intake closed on ${closes}, freeze the round` : `${title}: the intake is open until ${closes}`, href: round }
    case 'frozen': return { text: `${title}: make a first scenario`, href: review }
    case 'in_review': return { text: `${title}: review ${pluralise(scenarios.filter((one) => one.state === 'solved').length, 'scenario')} and publish one`, href: review }
    default: return undefined
  }
}

/** What a scheme asks of those who run it, the next decision first; empty when nothing does. */
export function toDoOf({ id, state, matching, dashboard }: SchemeFacts, today: PlainDate): readonly ToDo[] {
  const schemeId = id
  if (state === 'draft') return [{ text: 'Check its settings and open it', href: pathTo(mentoringPaths.scheme, { schemeId }) }]
  const rounds = (matching?.matchRounds.edges ?? []).flatMap(({ node }) => roundToDo(node, today) ?? [])
  const proposals = matching?.mentoringMatches
  const first = (proposals?.edges ?? []).map(({ node }) => node.answerBy).toSorted()[0]
  const unmatched = matching?.mentoringParticipants.counts.unmatchedMentees ?? 0
  const health = (code: string): number => dashboard?.health.find((one) => one.code === code)?.count ?? 0
  const board = pathTo(mentoringPaths.dashboard, { schemeId })
  return [
    ...rounds,
    ...(state === 'open' && rounds.length === 0 && unmatched > 0 ? [{ text: `${pluralise(unmatched, 'mentee')} without a match: plan a round`, href: pathTo(roundPaths.newRound, { schemeId }) }] : []),
    ...(proposals && first !== undefined ? [{ text: `${pluralise(proposals.totalCount, 'proposal')} waiting for answers, the first until ${formatDate(new Date(first))}`, href: `${pathTo(matchPaths.ofScheme, { schemeId })}?view=proposals` }] : []),
    ...(health('at_risk') > 0 ? [{ text: `${pluralise(health('at_risk'), 'relationship')} at risk`, href: board }] : []),
    ...(health('silent') > 0 ? [{ text: `${pluralise(health('silent'), 'relationship')} without a meeting for a while`, href: board }] : []),
  ]
}

/** How a scheme stands, in a sentence: who is ready, which places are free, and how many relationships there are. */
export function standingOf({ matching, dashboard }: SchemeFacts): string {
  const counts = matching?.mentoringParticipants.counts
  const running = dashboard?.health.reduce((sum, { count }) => sum + count, 0)
  return [
    ...(counts ? [`${pluralise(counts.mentees, 'mentee')} and ${pluralise(counts.mentors, 'mentor')} taking part, ${pluralise(Math.max(0, counts.places - counts.takenPlaces), 'free place')}`] : []),
    ...(running === undefined ? [] : [`${pluralise(running, 'relationship')} under way`]),
  ].map((part) => `${part}.`).join(' ')
}
