import type { Page } from '../page.js'
import { adjustmentPages } from './adjustments.pages.js'
import { assignmentPages } from './assignment.pages.js'
import { discussionPages } from './discussion.pages.js'
import { enrolmentPage } from './enrolment.page.js'
import { filePages } from './files.pages.js'
import { leavePages } from './leave.pages.js'
import { myLearningPage } from './my-learning.page.js'
import { recordModulePage } from './record-module.page.js'
import { sessionPage } from './session.page.js'
import { spacePages } from './space.pages.js'
import { transferPages } from './transfer.pages.js'
import { verifyPage, verifyShortPage } from './verify.page.js'

/** A learner's side of runs. */
export const learningPages: readonly Page[] = [
  myLearningPage, enrolmentPage, recordModulePage, ...assignmentPages, ...adjustmentPages, ...leavePages, ...transferPages, sessionPage, ...spacePages, ...discussionPages, ...filePages, verifyPage, verifyShortPage,
]
