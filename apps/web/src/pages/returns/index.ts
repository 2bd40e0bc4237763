import type { Page } from '../page.js'
import { checkReturnPage } from './check.page.js'
import { compareReturnsPage } from './compare.page.js'
import { changingRolesPage, skillsGapPage } from './gap.pages.js'
import { digitalStaffPage } from './digital-staff.page.js'
import { beginReturnPage, organisationReturnsPage, returnsHomePage } from './home.pages.js'
import { listTemplatePage, newListPage, newTimetablePage, returnListsPage } from './lists.pages.js'
import { addRoutePage, endRoutePage, learningRoutesPage } from './routes.pages.js'
import { scopePage } from './scope.pages.js'
import { familyPage, nothingPage, sectionPage, templatePage, uploadPage } from './section.pages.js'
import { returnStatesPage } from './states.page.js'
import { returnTasksPage } from './tasks.page.js'

/** Workforce returns and what is made of them. Addresses with words come before those with ids in their place. */
export const returnPages: readonly Page[] = [
  returnsHomePage, returnStatesPage, skillsGapPage, changingRolesPage, digitalStaffPage, returnListsPage, newTimetablePage, listTemplatePage, newListPage, learningRoutesPage, addRoutePage, endRoutePage, organisationReturnsPage, beginReturnPage,
  checkReturnPage, compareReturnsPage, uploadPage, templatePage, nothingPage, familyPage, scopePage, sectionPage, returnTasksPage,
]
