import type { Page } from '../../page.js'
import { joinPage } from './join.page.js'
import { participantPages } from './participants.pages.js'
import { questionPages } from './questions.pages.js'
import { schemeFormPages } from './scheme-forms.pages.js'
import { schemePage } from './scheme.page.js'
import { schemesPage } from './schemes.page.js'
import { settingsPage } from './settings.page.js'

/** Schemes: to find, to join, and to run. Addresses with words come before those with ids in their place. */
export const schemePages: readonly Page[] = [schemesPage, ...schemeFormPages, schemePage, joinPage, settingsPage, ...questionPages, ...participantPages]
