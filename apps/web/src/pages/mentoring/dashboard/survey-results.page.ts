import { formatNumber, pluralise, rangeBarChart } from '#govuk'
import { MentoringSurveyResultsDocument, type MentoringSurveyResultsData } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { page } from '../../page.js'
import { param, pathTo } from '../paths.js'
import { schemeFrame } from '../schemes/frame.js'
import { dashboardPaths } from './paths.js'

type Results = MentoringSurveyResultsData['mentoringSurveyResults']
type Question = 'helpful' | 'matchQuality' | 'recommends'

/** Groups of answers, the best first; the API has the codes. */
const QUESTIONS: readonly { readonly key: Question; readonly title: string; readonly groups: readonly (readonly [code: string, words: string])[] }[] = [
  { key: 'helpful', title: 'How helpful it was', groups: [['high', 'Helpful or very helpful'], ['middle', 'Somewhat helpful'], ['low', 'A little or not at all']] },
  { key: 'matchQuality', title: 'How well people were matched', groups: [['high', 'Well or very well'], ['middle', 'All right'], ['low', 'Not well or badly']] },
  { key: 'recommends', title: 'Whether they would recommend the scheme', groups: [['high', 'Very likely (9 or 10 of 10)'], ['middle', 'Likely (7 or 8)'], ['low', 'Less likely (0 to 6)']] },
]

const inWords = (from: number, to: number): string => (from === to ? formatNumber(from) : `${formatNumber(from)} to ${formatNumber(to)}`)

function sectionsOf(results: Results) {
  return QUESTIONS.map(({ key, title, groups }) => {
    const counts = new Map(results[key]?.map((one) => [one.code, one]))
    const bars = groups.flatMap(([code, label]) => {
      const found = counts.get(code)
      return found === undefined ? [] : [{ label, value: { from: found.from, to: found.to }, text: inWords(found.from, found.to) }]
    })
    return { title, chart: bars.length === 0 ? undefined : rangeBarChart(bars) }
  })
}

/** What people of a scheme say at the end: counts that give nobody away, and the comments that their authors let be read. */
export const surveyResultsPage = page({
  path: dashboardPaths.survey,
  get: async (req, res) => {
    const schemeId = param(req, 'schemeId')
    const { mentoringScheme, mentoringSurveyResults: results } = await execute(req, MentoringSurveyResultsDocument, { schemeId })
    const { answers, counted, comments } = results
    res.render('mentoring/dashboard/survey-results', {
      title: 'Closing surveys', scheme: schemeFrame(mentoringScheme, 'dashboard'),
      previous: pathTo(dashboardPaths.dashboard, { schemeId }), answers, answersText: pluralise(answers, 'answer'), counted,
      rest: answers - counted, source: `the first ${pluralise(counted, 'closing survey')}`, sections: sectionsOf(results), comments,
    })
  },
})
