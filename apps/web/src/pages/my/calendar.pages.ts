import { z } from 'zod'
import { formErrors } from '#govuk'
import { formPage } from '../../forms/form-page.js'
import { CreateMyCalendarFeedDocument, MyCalendarFeedDocument, RevokeMyCalendarFeedDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { page } from '../page.js'
import { myPaths } from './paths.js'

const TITLE = 'Your sessions in your own calendar'

/** The private calendar address: made here, shown once, ended on a page of its own. */
const calendarPage = page({
  path: myPaths.calendar,
  get: async (req, res) => {
    const { myCalendarFeed } = await execute(req, MyCalendarFeedDocument, {})
    res.render('my/calendar', { title: TITLE, feed: myCalendarFeed })
  },
  // The answer is the page itself, without a redirect: the address may not be kept anywhere to be shown again.
  post: async (req, res) => {
    const { createMyCalendarFeed: { url, userErrors } } = await execute(req, CreateMyCalendarFeedDocument, {})
    const errors = formErrors(userErrors, req.web.locale)
    res.status(errors ? 422 : 200).render('my/calendar', { title: TITLE, url: errors ? undefined : url, errors })
  },
})

const endCalendarPage = formPage({
  path: myPaths.endCalendar,
  view: 'my/end-calendar',
  title: () => 'Stop sharing your sessions with your calendar?',
  load: () => ({}),
  body: z.object({}),
  submit: async (req) => {
    const { revokeMyCalendarFeed: { userErrors } } = await execute(req, RevokeMyCalendarFeedDocument, {})
    return userErrors.length > 0 ? { userErrors } : { next: myPaths.calendar, notice: 'Your calendar address no longer works.' }
  },
  previous: () => myPaths.calendar,
})

export const calendarPages = [calendarPage, endCalendarPage]
