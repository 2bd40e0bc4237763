import type { Page } from '../page.js'
import { mentoringHomePage } from './home/home.page.js'
import { profilePages } from './profile/index.js'
import { schemePages } from './schemes/index.js'

/** Mentoring: schemes, profiles and where it begins. Rounds, matches and the dashboard have lists of their own. */
export const mentoringPages: readonly Page[] = [mentoringHomePage, ...schemePages, ...profilePages]
