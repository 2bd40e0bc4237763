import type { Page } from '../../page.js'
import { cancelRoundPage, closeRoundPage, freezePage, openIntakePage, thawPage } from './change.pages.js'
import { comparePage, seatsPage, unplacedPage } from './findings.pages.js'
import { newScenarioPage } from './new-scenario.page.js'
import { pairPage, whyPage } from './pair.pages.js'
import { pairsCsvPage, pairsPage } from './pairs.pages.js'
import { publishPage } from './publish.page.js'
import { roundPage } from './round.page.js'
import { editRoundPage, newRoundPage, roundsPage } from './rounds.pages.js'
import { retryScenarioPage, scenarioPage, stopScenarioPage } from './scenario.pages.js'
import { scenariosPage } from './scenarios.page.js'

/** Where those who match plan rounds, compare scenarios and publish one. */
export const matchRoundPages: readonly Page[] = [
  roundsPage, newRoundPage, roundPage, editRoundPage, openIntakePage, freezePage, thawPage, cancelRoundPage, closeRoundPage, scenariosPage, newScenarioPage,
  scenarioPage, stopScenarioPage, retryScenarioPage, pairsPage, pairsCsvPage, pairPage, whyPage, unplacedPage, seatsPage, comparePage, publishPage,
]
