import type { Page } from '../../page.js'
import { dashboardPages } from '../dashboard/dashboard.pages.js'
import { agreementPages } from './agreement.pages.js'
import { answerPages } from './answer.pages.js'
import { byHandPages } from './by-hand.pages.js'
import { extendPage } from './extend.page.js'
import { feedbackPages } from './feedback.pages.js'
import { itemPages } from './item.pages.js'
import { matchPage } from './match.page.js'
import { meetingPages } from './meeting.pages.js'
import { myMatchesPage } from './my-matches.page.js'
import { schemeMatchesPage } from './scheme-matches.page.js'
import { surveyPages } from './survey.pages.js'

/** Proposals, relationships, matching by hand and the dashboard. */
export const matchPages: readonly Page[] = [
  myMatchesPage, matchPage, ...answerPages, ...agreementPages, ...itemPages, ...meetingPages, ...feedbackPages, extendPage, ...surveyPages, schemeMatchesPage, ...byHandPages, ...dashboardPages,
]
