import { londonDate } from '#kernel'
import { MyLearningDocument, type MyLearningData } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { pathTo } from '../../http/addresses.js'
import { cataloguePaths } from '../catalogue/paths.js'
import { page } from '../page.js'
import { learningPaths } from './paths.js'
import { sessionView } from './session-view.js'
import { toDoList } from './to-do-list.js'

type Enrolment = MyLearningData['myLearning']['enrolments'][number]

/** Over for the learner: shown apart, without a bar. */
const OVER = new Set(['completed', 'withdrawn', 'deferred', 'rejected', 'expired'])
/** Those who wait for a decision have no progress to show yet. */
const LEARNING = new Set(['accepted', 'active'])

const view = (enrolment: Enrolment) => ({
  ...enrolment,
  href: pathTo(learningPaths.enrolment, { enrolmentId: enrolment.id }),
  learning: LEARNING.has(enrolment.state),
  percent: Math.floor(enrolment.progressPercent),
})

/** Where a learner starts: what comes next, what waits for them, how far they have come. */
export const myLearningPage = page({
  path: learningPaths.mine,
  get: async (req, res) => {
    const { myLearning } = await execute(req, MyLearningDocument, {})
    const now = req.web.services.clock.now()
    const enrolments = myLearning.enrolments.map(view)
    res.render('learning/my-learning', {
      title: 'My learning',
      next: myLearning.nextSession && { ...sessionView({ ...myLearning.nextSession, state: 'scheduled' }, now), runTitle: myLearning.nextSession.runTitle },
      tasks: toDoList({ ...myLearning, joinOffers: req.session.viewer?.joinOffers ?? 0 }, londonDate(now)),
      teaching: myLearning.teaching.map(({ runId, title, state }) => ({ title, state, href: pathTo(cataloguePaths.run, { id: runId }) })),
      current: enrolments.filter(({ state }) => !OVER.has(state)),
      past: enrolments.filter(({ state }) => OVER.has(state)),
    })
  },
})
