import type { Page } from '../page.js'
import { addActionPage, changeActionPage, settleActionPage } from './action-form.pages.js'
import { beginNationalPage, beginVersionPage, derivePage } from './begin.pages.js'
import { comparePage, nationalChangesPage, takeOverPage } from './changes.pages.js'
import { decidePage } from './decide.page.js'
import { correctFigurePage, enterFigurePage, figuresPage } from './figures.pages.js'
import { changeIndicatorPage, defineIndicatorPage, indicatorSourcePage, newIndicatorPage } from './indicator-form.pages.js'
import { indicatorPage, indicatorsPage } from './indicators.pages.js'
import { allPage, homePage, planPage } from './overview.pages.js'
import { changeReviewPage, newReviewPage, publishReviewPage } from './review-form.pages.js'
import { actionsPage, reviewPage, reviewsPage } from './reviews.pages.js'
import { addTargetPage, changeTargetPage, moveTargetPage, removeTargetPage } from './target-form.pages.js'
import { targetByCodePage, targetPage } from './target.pages.js'
import { adoptAllPage, approvePage, stepPages, versionPage, wordsPage } from './version.pages.js'

/** The workforce plan. Addresses with words come before those with ids in their place. */
export const planPages: readonly Page[] = [
  homePage, allPage, beginNationalPage, derivePage, comparePage, indicatorsPage, newIndicatorPage, defineIndicatorPage, indicatorPage, indicatorSourcePage, changeIndicatorPage, figuresPage, enterFigurePage, correctFigurePage, actionsPage,
  versionPage, wordsPage, addTargetPage, adoptAllPage, decidePage, takeOverPage, approvePage, ...stepPages,
  targetPage, changeTargetPage, moveTargetPage, removeTargetPage,
  reviewPage, changeReviewPage, publishReviewPage, addActionPage, changeActionPage, settleActionPage,
  planPage, beginVersionPage, nationalChangesPage, reviewsPage, newReviewPage, targetByCodePage,
]
