import type { Page } from '../../page.js'
import { aboutPage } from './about.page.js'
import { avoidPage } from './avoid.page.js'
import { backgroundPage } from './background.page.js'
import { checkPages } from './check.pages.js'
import { declarationPage } from './declaration.page.js'
import { meetingPage } from './meeting.page.js'
import { moveProfilePage } from './move.page.js'
import { ownQuestionsPage } from './questions.page.js'
import { skillsPage } from './skills.page.js'
import { profilePage } from './task-list.page.js'
import { wishPages } from './wishes.pages.js'
import { workingPage } from './working.page.js'

/** A participant's own profile. */
export const profilePages: readonly Page[] = [
  profilePage, aboutPage, skillsPage, workingPage, meetingPage, ownQuestionsPage, declarationPage, ...wishPages, avoidPage, backgroundPage, ...checkPages, moveProfilePage,
]
