import { formatDate, formatDateTime, pluralise, summaryRows, tableOf } from '#govuk'
import type { PlainDate } from '#kernel'
import { MatchRoundPageDocument, type MatchRoundPageData } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { roundFrame } from './frame.js'
import { param, pathTo, roundPaths } from './paths.js'
import { ACTIONS, CRITERIA, HIDDEN_CRITERIA, OPEN_CRITERIA, points, provedInWords } from './words.js'

type Round = MatchRoundPageData['matchRound']
interface Step {
  readonly text: string
  readonly href: string
  readonly secondary?: boolean
}

/** What can be done next, the usual thing first. */
function stepsOf({ id, state }: Round): readonly Step[] {
  const to = (key: keyof typeof roundPaths) => pathTo(roundPaths[key], { roundId: id })
  const edit = { text: 'Change the plan', href: to('editRound'), secondary: true }
  const cancel = { text: 'Cancel the round', href: to('cancelRound'), secondary: true }
  const thaw = { text: 'Open the intake again', href: to('thaw'), secondary: true }
  switch (state) {
    case 'draft': return [{ text: 'Open the intake', href: to('openIntake') }, edit, cancel]
    case 'intake': return [{ text: 'Freeze the round', href: to('freeze') }, edit, cancel]
    case 'frozen': return [{ text: 'Make a scenario', href: to('newScenario') }, thaw, cancel]
    case 'in_review': return [{ text: 'Compare scenarios', href: to('scenarios') }, { text: 'Make a scenario', href: to('newScenario'), secondary: true }, thaw, cancel]
    case 'published': return [{ text: 'Close the round', href: to('closeRound'), secondary: true }]
    default: return []
  }
}

/** The intake as it is now, while a round has no input of its own. */
function intakeFigures({ intake, schemeId, state }: Round) {
  if (state !== 'draft' && state !== 'intake') return undefined
  const href = pathTo(roundPaths.participants, { schemeId })
  return [
    { label: 'Mentees ready', value: intake.mentees, href, note: `${intake.menteesInDraft} more have begun` }, { label: 'Mentors ready', value: intake.mentors, href, note: `${intake.mentorsInDraft} more have begun` },
    { label: 'Free seats', value: intake.seats, note: intake.seats >= intake.mentees ? 'enough for everybody' : `${intake.mentees - intake.seats} too few` },
  ]
}

/** The record of a round whose input is fixed. */
function recordOf(round: Round) {
  if (round.inputHash === null || round.frozenAt === null) return undefined
  return summaryRows([
    { key: 'Frozen', value: `${formatDateTime(new Date(round.frozenAt))}${round.frozenByName === null ? '' : `, by ${round.frozenByName}`}` },
    { key: 'People', value: `${pluralise(round.mentees, 'mentee')}, ${pluralise(round.mentors, 'mentor')} with ${pluralise(round.seats, 'free seat')}` },
    { key: 'Version of the scheme', value: round.schemeVersion }, { key: 'SHA-256 of the input', value: { html: `<code class="waymark-break">${round.inputHash}</code>` } },
    ...(round.privateRemovedAt === null ? [] : [{ key: 'What people keep to themselves', value: `Removed ${formatDateTime(new Date(round.privateRemovedAt))}. Why two people were matched, or not, is told from then on without it.` }]),
  ])
}

function publishedRecord({ publishedAt, publishedByName, publishedScenarioId, scenarios }: Round) {
  const scenario = scenarios.find(({ id }) => id === publishedScenarioId)
  if (publishedAt === null || scenario === undefined) return undefined
  const { certificate, engineVersion, report, weights } = scenario
  const weightsInWords = [...OPEN_CRITERIA.map((code) => `${CRITERIA[code]}: ${weights[code]}`), `${CRITERIA['private']}: ${HIDDEN_CRITERIA.reduce((sum, code) => sum + weights[code], 0)}`].join('; ')
  return {
    href: pathTo(roundPaths.scenario, { scenarioId: scenario.id }), title: `Scenario ${scenario.number}: ${scenario.title}`,
    rows: summaryRows([
      { key: 'Published', value: `${formatDateTime(new Date(publishedAt))}${publishedByName === null ? '' : `, by ${publishedByName}`}` }, { key: 'Mentees with a match', value: report?.placed },
      { key: 'Weights', value: weightsInWords }, { key: 'Version of the engine', value: engineVersion },
      { key: 'Proof', value: certificate && provedInWords(certificate) }, { key: 'Ties broken by', value: certificate?.tieKey },
      { key: 'Lowest score considered', value: points(certificate?.floor) },
    ]),
  }
}

/** A round: where it stands, what comes next, and its record. */
export const roundPage = page({
  path: roundPaths.round,
  get: async (req, res) => {
    const { matchRound } = await execute(req, MatchRoundPageDocument, { id: param(req, 'roundId') })
    res.render('mentoring/rounds/round', {
      title: matchRound.title, frame: roundFrame(matchRound, 'round'), steps: stepsOf(matchRound), intake: intakeFigures(matchRound), record: recordOf(matchRound), published: publishedRecord(matchRound),
      days: `${formatDate(matchRound.intakeOpensOn as PlainDate)} to ${formatDate(matchRound.intakeClosesOn as PlainDate)}`, participantsHref: pathTo(roundPaths.participants, { schemeId: matchRound.schemeId }),
      history: tableOf(matchRound.history, [
        { heading: 'When', value: ({ at }) => formatDateTime(new Date(at)) }, { heading: 'What', value: ({ action, reason }) => `${ACTIONS[action] ?? action}${reason === null ? '' : `: ${reason}`}` }, { heading: 'By', value: ({ actorName }) => actorName ?? 'Waymark' },
      ]),
    })
  },
})
