import { barChart, formatDateTime, formatNumber, pluralise, progress, summaryRows } from '#govuk'
import { done, fieldsPage, nothing } from '../../../forms/fields-page.js'
import { CancelMatchScenarioDocument, MatchScenarioPageDocument, type MatchScenarioPageData, MatchScenarioRoundDocument, RetryMatchScenarioDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { page } from '../../page.js'
import { isOpen, scenarioFrame } from './frame.js'
import { param, pathTo, roundPaths, textOf } from './paths.js'
import { CRITERIA, HIDDEN_CRITERIA, objectiveWords, OPEN_CRITERIA, points, provedInWords, STEPS } from './words.js'

type Scenario = MatchScenarioPageData['matchScenario']
const LOOK_AGAIN_S = 3

const figuresOf = ({ report }: Scenario) => report && [
  { label: 'With a match', value: `${formatNumber(report.placed)} of ${formatNumber(report.mentees)}`, ...(report.withoutMentor > 0 && { note: `for ${formatNumber(report.withoutMentor)} the rules leave nobody` }) },
  { label: 'Mean points', value: points(report.meanPoints), note: `${points(report.lowestPoints)} for the worst off` }, { label: 'Seats used', value: `${formatNumber(report.seatsUsed)} of ${formatNumber(report.seats)}` },
  { label: 'With their best mentor', value: formatNumber(report.withBest) }, { label: 'Would rather swap', value: pluralise(report.blockingPairs, 'pair') },
]

/** What it was asked for, and the proof. */
const recordOf = ({ certificate, engineVersion, floor, keepBonus, objective, requestedByName, queuedAt, constraints, weights, report, baseId }: Scenario) => summaryRows([
  { key: 'Asked for', value: `${formatDateTime(new Date(queuedAt))}${requestedByName === null ? '' : `, by ${requestedByName}`}` }, { key: 'Aim', value: objectiveWords(objective) },
  { key: 'Weights', value: [...OPEN_CRITERIA.map((code) => `${CRITERIA[code]}: ${weights[code]}`), `${CRITERIA['private']}: ${HIDDEN_CRITERIA.reduce((sum, code) => sum + weights[code], 0)}`].join('; ') },
  { key: 'Lowest score', value: floor === 0 ? 'No limit' : points(floor) }, { key: 'Points for keeping a pair', value: baseId === null ? 'No scenario to keep pairs of' : points(keepBonus) },
  { key: 'Locked and ruled out', value: `${pluralise(constraints.locked.length, 'pair')} locked, ${pluralise(constraints.forbidden.length, 'pair')} ruled out` },
  ...(report === null ? [] : [{ key: 'Pairs that the rules allow', value: `${formatNumber(report.eligiblePairs)}; the mentee in the middle can have ${formatNumber(report.medianEligible)} mentors` }]),
  ...(certificate === null ? [] : [{ key: 'Proof', value: provedInWords(certificate) }, { key: 'Version of the engine', value: engineVersion }]),
])

/** A scenario: how far it is while it is solved, then what it comes to. */
export const scenarioPage = page({
  path: roundPaths.scenario,
  get: async (req, res) => {
    const { matchScenario } = await execute(req, MatchScenarioPageDocument, { id: param(req, 'scenarioId') })
    const { id, state, step, done: made, total, problem, report, attempt, cancelling, updatedAt, roundId } = matchScenario
    const underWay = state === 'queued' || state === 'solving'
    const updates = underWay && textOf(req.query['updates']) !== 'off'
    if (updates) res.setHeader('refresh', String(LOOK_AGAIN_S))
    const here = pathTo(roundPaths.scenario, { scenarioId: id })
    const to = (key: keyof typeof roundPaths) => pathTo(roundPaths[key], { scenarioId: id, roundId })
    res.render('mentoring/rounds/scenario', {
      title: `Scenario ${matchScenario.number}`, frame: scenarioFrame(matchScenario, 'scenario'), underWay, updates, cancelling, problem, state, attempt, updated: formatDateTime(new Date(updatedAt)),
      step: step === null ? undefined : STEPS[step], made: progress(made, total, 'people'), updatesHref: updates ? `${here}?updates=off` : here, stopHref: to('stopScenario'), retryHref: to('retryScenario'),
      isOpen: isOpen(matchScenario), publishHref: to('publish'), changeHref: `${to('newScenario')}?base=${encodeURIComponent(id)}`, csvHref: to('pairsCsv'), figures: figuresOf(matchScenario), record: recordOf(matchScenario),
      load: report && barChart(report.load.map((value, mentees) => ({ label: mentees === 0 ? 'No mentee' : pluralise(mentees, 'mentee'), value }))),
    })
  },
})

const step = (path: string, from: readonly string[], title: string, lead: string, notice: string, submit: (req: Parameters<typeof param>[0] & Parameters<typeof execute>[0], scenarioId: string) => Promise<readonly { readonly field: string; readonly message: string }[]>) => fieldsPage({
  path, body: nothing,
  load: async (req) => {
    const { matchScenario } = await execute(req, MatchScenarioRoundDocument, { id: param(req, 'scenarioId') })
    if (!from.includes(matchScenario.state)) throw new PageError('notFound')
    return { title, caption: `Scenario ${matchScenario.number}: ${matchScenario.title}`, lead: [lead], fields: [], button: title, stay: 'Go back', back: pathTo(roundPaths.scenario, { scenarioId: matchScenario.id }) }
  },
  submit: async (req, _body, { back }) => done(await submit(req, param(req, 'scenarioId')), back, notice),
})

export const stopScenarioPage = step(roundPaths.stopScenario, ['queued', 'solving'], 'Cancel this scenario', 'It ends within seconds, and nothing of it is kept. You can solve it again later.', 'The scenario is being cancelled.',
  async (req, scenarioId) => (await execute(req, CancelMatchScenarioDocument, { input: { scenarioId } })).cancelMatchScenario.userErrors)

export const retryScenarioPage = step(roundPaths.retryScenario, ['failed', 'cancelled'], 'Solve it again', 'The scenario is solved anew with all that it was asked for.', 'The scenario waits to be solved.',
  async (req, scenarioId) => (await execute(req, RetryMatchScenarioDocument, { input: { scenarioId } })).retryMatchScenario.userErrors)
