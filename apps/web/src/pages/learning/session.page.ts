import { z } from 'zod'
import { formPage } from '../../forms/form-page.js'
import { EnterSessionCodeDocument, LearnerSessionDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { learningPaths } from './paths.js'
import { sessionView } from './session-view.js'

/** A session as its learners see it, with the box for the attendance code. */
export const sessionPage = formPage({
  path: learningPaths.session,
  view: 'learning/session',
  load: async (req) => {
    const { cohortSession, mySessionCalendarUrl } = await execute(req, LearnerSessionDocument, { id: param(req, 'id') })
    return { session: { ...cohortSession, ...sessionView(cohortSession, req.web.services.clock.now()) }, calendarUrl: mySessionCalendarUrl }
  },
  title: ({ session }) => session.title,
  body: z.object({ code: z.string({ error: 'Enter the code' }).trim().min(1, 'Enter the code that was read out') }),
  submit: async (req, _res, { code }, { session }) => {
    const { enterSessionCode: { userErrors } } = await execute(req, EnterSessionCodeDocument, { input: { sessionId: session.id, code } })
    if (userErrors.length > 0) return { userErrors: userErrors.map(({ message }) => ({ field: 'code', message })) }
    return { next: pathTo(learningPaths.session, { id: session.id }), notice: 'You are marked as attended. Thank you.' }
  },
  previous: () => learningPaths.mine,
})
