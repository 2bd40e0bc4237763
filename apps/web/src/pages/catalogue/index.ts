import type { Page } from '../page.js'
import { applyPage } from './apply.page.js'
import { cataloguePage } from './catalogue.page.js'
import { programmePage } from './programme.page.js'
import { learnerRunPage } from './run.page.js'

/** What is on offer, and the way in. */
export const cataloguePages: readonly Page[] = [cataloguePage, programmePage, applyPage, learnerRunPage]
