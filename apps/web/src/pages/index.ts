import { accountPage } from './account/account.page.js'
import { cataloguePages } from './catalogue/index.js'
import { informationPages } from './information/information.pages.js'
import { learningPages } from './learning/index.js'
import { myPages } from './my/index.js'
import { offerPages } from './offers/offers.pages.js'
import { adminPages } from './admin/index.js'
import { approvalPages } from './approvals/approvals.pages.js'
import { mentoringPages } from './mentoring/index.js'
import { matchPages } from './mentoring/matches/index.js'
import { matchRoundPages } from './mentoring/rounds/index.js'
import { equalityPages } from './equality/index.js'
import { evidencePages } from './evidence/index.js'
import { matrixPages } from './matrix/index.js'
import { organisationPages } from './organisation/index.js'
import type { Page } from './page.js'
import { planPages } from './plan/index.js'
import { programmesManagePages } from './programmes-manage/index.js'
import { reportPages } from './reports/index.js'
import { returnPages } from './returns/index.js'
import { runPages } from './runs/index.js'
import { callbackPage, signedOutPage, signOutPage } from './sign-in/session.pages.js'
import { signInPage } from './sign-in/sign-in.page.js'
import { notLinkedPage, startPage } from './start/start.page.js'

/** Every page of the web application. An area is a folder with its paths, pages, operations and templates. */
export const pages: readonly Page[] = [
  startPage,
  notLinkedPage,
  signInPage,
  callbackPage,
  signOutPage,
  signedOutPage,
  accountPage,
  ...informationPages,
  ...approvalPages,
  ...organisationPages,
  ...matrixPages,
  ...planPages,
  ...evidencePages,
  ...returnPages,
  ...reportPages,
  ...mentoringPages,
  ...matchPages,
  ...adminPages,
  ...equalityPages,
  ...matchRoundPages,
  ...learningPages,
  ...offerPages,
  ...myPages,
  ...programmesManagePages,
  ...runPages,
  // Last: those who teach or run a run have their own page at its address.
  ...cataloguePages,
]
