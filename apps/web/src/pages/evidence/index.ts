import type { Page } from '../page.js'
import { allowCandidatePage, candidatePage, objectCandidatePage } from './candidate.pages.js'
import { claimCandidatePage, dismissCandidatePage } from './candidate-form.pages.js'
import { addEvidencePage, makeClaimPage } from './claim-form.pages.js'
import { claimPage } from './claim.page.js'
import { agreePage, objectPage, rejectPage, revokePage, verifyPage, withdrawPage } from './decide.pages.js'
import { aboutMePage, candidatesPage, chooseTargetPage, homePage, queuePage } from './lists.pages.js'

/** Milestones of the workforce plan. */
export const evidencePages: readonly Page[] = [
  homePage, aboutMePage, queuePage, chooseTargetPage, makeClaimPage, claimPage, addEvidencePage, withdrawPage, agreePage, objectPage, verifyPage, rejectPage, revokePage, candidatesPage, candidatePage, objectCandidatePage, allowCandidatePage, claimCandidatePage, dismissCandidatePage,
]
