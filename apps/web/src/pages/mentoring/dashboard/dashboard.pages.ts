import { barChart, formatDate, formatMinutes, formatNumber } from '#govuk'
import { MentoringDashboardPageDocument, type MentoringDashboardPageData, MentoringRelationshipsFileDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { DECLINE_REASONS, CONCERNS, GOAL_STATES, HEALTH, MATCH_STATES, OUTCOMES, wordsOf } from '../matches/words.js'
import { matchPaths } from '../matches/paths.js'
import { mentoringPaths, param, pathTo } from '../paths.js'
import { schemeFrame } from '../schemes/frame.js'
import { dashboardPaths } from './paths.js'
import { surveyResultsPage } from './survey-results.page.js'

type Board = MentoringDashboardPageData['mentoringDashboard']

/** How a scheme does: that its relationships live, and which need somebody. For those who run it. */
const dashboardPage = page({
  path: dashboardPaths.dashboard,
  get: async (req, res) => {
    const schemeId = param(req, 'schemeId')
    const { mentoringScheme, mentoringDashboard: board } = await execute(req, MentoringDashboardPageDocument, { schemeId })
    const running = board.health.reduce((sum, { count }) => sum + count, 0)
    res.render('mentoring/dashboard/dashboard', {
      title: 'Dashboard', scheme: schemeFrame(mentoringScheme, 'dashboard'), previous: pathTo(mentoringPaths.scheme, { schemeId }), empty: board.states.every(({ count }) => count === 0),
      cards: cardsOf(board), health: barChart(board.health.map(({ code, count }) => ({ label: wordsOf(HEALTH, code), value: count }))), running,
      states: barChart(board.states.filter(({ count }) => count > 0).map(({ code, count }) => ({ label: wordsOf(MATCH_STATES, code), value: count }))),
      months: board.months.length === 0 ? undefined : barChart(board.months.map(({ month, meetings }) => ({ label: monthOf(month), value: meetings }))),
      minutes: formatMinutes(board.months.reduce((sum, { minutes }) => sum + minutes, 0)),
      declines: board.declines?.map(({ code, from, to }) => ({ label: wordsOf(DECLINE_REASONS, code), text: from === to ? formatNumber(from) : `${from} to ${to}` })),
      survey: board.survey && { ...board.survey, outcomes: barChart(board.survey.outcomes.map(({ code, count }) => ({ label: wordsOf(OUTCOMES, code), value: count }))) }, surveyAnswers: board.surveyAnswers,
      commitments: board.commitments.length === 0 ? undefined : barChart(board.commitments.map(({ code, count }) => ({ label: wordsOf(GOAL_STATES, code), value: count }))),
      concerns: board.concerns.map((one) => ({
        names: `${one.menteeName ?? 'Name not known'} and ${one.mentorName ?? 'Name not known'}`, href: pathTo(matchPaths.match, { matchId: one.matchId }), why: one.reasons.map((reason) => wordsOf(CONCERNS, reason)).join(', '),
        met: one.lastMetAt === null ? `Matched on ${formatDate(new Date(one.agreedAt))}, not met` : `Last met on ${formatDate(new Date(one.lastMetAt))}`, tag: { text: wordsOf(HEALTH, one.health), classes: one.health === 'at_risk' ? 'govuk-tag--red' : 'govuk-tag--yellow' },
      })),
      more: board.concernsTotal - board.concerns.length, csvHref: pathTo(dashboardPaths.csv, { schemeId }), matchesHref: pathTo(matchPaths.ofScheme, { schemeId }), surveyHref: pathTo(dashboardPaths.survey, { schemeId }),
    })
  },
})

/** The relationships that run, as a file. */
const dashboardCsvPage = page({
  path: dashboardPaths.csv,
  get: async (req, res) => {
    const { mentoringRelationshipsFile } = await execute(req, MentoringRelationshipsFileDocument, { schemeId: param(req, 'schemeId') })
    res.setHeader('content-disposition', 'attachment; filename="mentoring-relationships.csv"')
    res.type('text/csv').send(mentoringRelationshipsFile)
  },
})

const share = (part: number, whole: number): string => (whole === 0 ? 'None yet' : `${Math.round((part / whole) * 100)}%`)

function cardsOf({ health, proposalsAgreed, proposalsDecided, checkInsAnswered, checkInsDue }: Board) {
  const of = (code: string): string => formatNumber(health.find((one) => one.code === code)?.count ?? 0)
  return [
    { label: 'Alive', value: of('alive'), note: 'Meeting as agreed' }, { label: 'At risk', value: of('at_risk'), note: 'No first meeting, help wanted or a bad check-in' }, { label: 'Silent', value: of('silent'), note: 'No meeting for a while' },
    { label: 'Proposals accepted by both', value: share(proposalsAgreed, proposalsDecided), note: `${formatNumber(proposalsAgreed)} of ${formatNumber(proposalsDecided)} decided` },
    { label: 'Check-ins answered', value: share(checkInsAnswered, checkInsDue), note: `${formatNumber(checkInsAnswered)} of ${formatNumber(checkInsDue)} due` },
  ]
}

const monthOf = (month: string): string => new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-15T00:00:00Z`))

export const dashboardPages = [dashboardPage, dashboardCsvPage, surveyResultsPage]
