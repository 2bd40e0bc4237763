import type { Page } from '../page.js'
import { cancelRunPage, changeRunPage } from './overview/change-run.pages.js'
import { facilitatorsPage, removeFacilitatorPage } from './overview/facilitators.pages.js'
import { runPage } from './overview/run.page.js'
import { recordItemPage, rejectPage, transferPage, waiveItemPage, withdrawPage } from './people/change-person.pages.js'
import { personAdjustmentsPage, personPage } from './people/person.page.js'
import { rosterCsvPage, rosterPage } from './people/roster.page.js'
import { demandPage } from './places/demand.page.js'
import { enrolmentsPage } from './places/enrolments.page.js'
import { nominatePage } from './places/nominate.page.js'
import { offerPage, prioritisePage, waitingListPage } from './places/waiting-list.pages.js'
import { planRunPage, replanRunPage } from './plan/plan.pages.js'
import { markHistoryPage } from './register/mark-history.page.js'
import { registerPage } from './register/register.page.js'
import { cancelSessionPage, holdSessionPage, newCodePage } from './sessions/change-session.pages.js'
import { editSessionPage, rescheduleSessionPage } from './sessions/edit-session.page.js'
import { schedulePage } from './sessions/schedule.page.js'
import { sessionCodePage } from './sessions/session-code.page.js'
import { sessionsPage } from './sessions/sessions.page.js'
import { formSetsPage, moveToSetPage, renameSetPage, setsPage } from './sets/sets.page.js'
import { discussionPage, lockDiscussionPage, moderatePage, reportsPage } from './space/moderation.pages.js'
import { announcePage, removeResourcePage, retractAnnouncementPage, shareResourcePage, startDiscussionPage } from './space/share.pages.js'
import { spaceFilePage, spacePage } from './space/space.page.js'
import { transferRequestPage, transferRequestsPage } from './transfers/transfers.pages.js'
import { extendWorkPage, markWorkPage, workDuePage, workFilePage } from './work/mark-work.pages.js'
import { workPage } from './work/work.page.js'

/** One run, for those who teach it and those who run it. Its first page comes before the catalogue's, to which it hands everybody else. */
export const runPages: readonly Page[] = [
  runPage, rosterPage, rosterCsvPage, personPage, personAdjustmentsPage, withdrawPage, transferPage, rejectPage, recordItemPage, waiveItemPage,
  schedulePage, sessionsPage, editSessionPage, rescheduleSessionPage, cancelSessionPage, holdSessionPage, sessionCodePage, newCodePage, registerPage, markHistoryPage,
  setsPage, formSetsPage, moveToSetPage, renameSetPage, workPage, workDuePage, markWorkPage, workFilePage, extendWorkPage,
  spacePage, spaceFilePage, announcePage, startDiscussionPage, shareResourcePage, retractAnnouncementPage, removeResourcePage, reportsPage, moderatePage, discussionPage, lockDiscussionPage,
  enrolmentsPage, transferRequestsPage, transferRequestPage, nominatePage, waitingListPage, offerPage, prioritisePage, demandPage, planRunPage, replanRunPage, changeRunPage, cancelRunPage, facilitatorsPage, removeFacilitatorPage,
]
