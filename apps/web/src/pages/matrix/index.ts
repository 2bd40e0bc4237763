import type { Page } from '../page.js'
import { cellPage, matrixPage } from './matrix.pages.js'
import { addOfferPage, changeOfferPage, withdrawOfferPage } from './offer.pages.js'

/** The responsibility matrix and what others offer. Addresses with words come before those with ids in their place. */
export const matrixPages: readonly Page[] = [matrixPage, changeOfferPage, withdrawOfferPage, addOfferPage, cellPage]
